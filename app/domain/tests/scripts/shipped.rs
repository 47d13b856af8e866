//! What we ship: complete in both languages, sayable, polite, and as the product promises.

use domain::{
    complaint::{ChannelCode, Field, Form, Kind},
    phrase,
    rulebook::library::Library as RuleLibrary,
    script::{
        Act, Body, Condition, Group, Library, MAX_SPOKEN, Node, Principle, Run, Spoken, Text2, blank_names, builtin,
        flaws_before_publishing, is_known_blank,
    },
    search::is_cjk,
};
use std::collections::BTreeSet;

fn library() -> Library {
    builtin().expect("the scripts")
}

fn nodes(library: &Library) -> impl Iterator<Item = &Node> {
    library.scripts.iter().flat_map(|s| &s.nodes)
}

fn chinese(text: &str) -> usize {
    text.chars().filter(|c| is_cjk(*c)).count()
}

#[test]
fn our_scripts_have_no_problems() {
    let rules = RuleLibrary::builtin().unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let flaws = flaws_before_publishing(&library(), &phrase::builtin().unwrap(), &Spoken::on(&rules, day));
    assert_eq!(flaws, []);
}

/// Every call that agents meet, in the words of the trade.
#[test]
fn every_call_of_the_trade_has_its_script() {
    let library = library();
    let wanted = [
        ("opening", Group::Inbound),
        ("verify_identity", Group::Inbound),
        ("tracking_query", Group::Inbound),
        ("pickup_order", Group::Inbound),
        ("quotation", Group::Inbound),
        ("late_goods", Group::Inbound),
        ("claim_intake", Group::Inbound),
        ("unknown_parcel", Group::Inbound),
        ("signoff_identity", Group::Inbound),
        ("cross_border", Group::Inbound),
        ("other_matter", Group::Inbound),
        ("complaint_intake", Group::Complaint),
        ("complaint_attitude", Group::Complaint),
        ("complaint_delay", Group::Complaint),
        ("complaint_damage", Group::Complaint),
        ("complaint_shortage", Group::Complaint),
        ("complaint_loss", Group::Complaint),
        ("complaint_mismatch", Group::Complaint),
        ("complaint_unconsented", Group::Complaint),
        ("explain_result", Group::Complaint),
        ("solution_rejected", Group::Hard),
        ("angry_caller", Group::Hard),
        ("cannot_answer_now", Group::Hard),
        ("polite_refusal", Group::Hard),
        ("emergency_notice", Group::Hard),
        ("outbound_unfinished", Group::Outbound),
        ("outbound_result", Group::Outbound),
        ("outbound_revisit", Group::Outbound),
        ("outbound_care", Group::Outbound),
        ("outbound_holiday", Group::Outbound),
        ("caller", Group::Part),
        ("promise_callback", Group::Part),
    ];
    for (id, group) in wanted {
        let script = library.script(&id.into()).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(script.group, group, "{id}");
        assert!(script.keywords.iter().all(|k| !k.trim().is_empty()) && !script.keywords.is_empty(), "{id}");
        assert!(script.keywords.iter().any(|k| k.is_ascii()) && script.keywords.iter().any(|k| !k.is_ascii()), "{id}");
    }
    assert_eq!(library.scripts.len(), wanted.len());
}

#[test]
fn every_sentence_has_key_words_shorter_than_itself() {
    let library = library();
    for node in nodes(&library) {
        let Some(text) = node.text() else { continue };
        let key = node.key.as_ref().unwrap_or_else(|| panic!("{} says «{}» and has no key words", node.id.0, text.zh));
        assert!(chinese(&key.zh) <= 24, "{}: {}", node.id.0, key.zh);
        assert!(chinese(&key.zh) < chinese(&text.zh), "{}: «{}» is no shorter than «{}»", node.id.0, key.zh, text.zh);
    }
}

#[test]
fn every_principle_is_hinted_at_somewhere() {
    let hinted: BTreeSet<Principle> = nodes(&library()).filter_map(|n| n.principle).collect();
    assert_eq!(hinted.len(), Principle::ALL.len());
}

#[test]
fn scripts_are_found_by_title_keyword_and_summary_in_both_languages() {
    let library = library();
    let first = |query: &str| library.find(query).first().map(|s| s.id.0.clone()).unwrap_or_default();
    for (query, id) in [
        ("寄件", "pickup_order"),
        ("MSDS", "quotation"),
        ("海关", "cross_border"),
        ("满意度", "outbound_revisit"),
        ("ANGRY", "angry_caller"),
        ("投诉 破损", "complaint_damage"),
        ("ｃｌａｉｍ", "claim_intake"),
    ] {
        assert_eq!(first(query), id, "{query}");
    }
    assert!(library.find("龘").is_empty());
    let all = library.find(" ");
    assert_eq!(all.len(), library.scripts.len() - 2, "pieces that others call are no entries");
}

#[test]
fn our_scripts_survive_json() {
    let library = library();
    let again: Library = serde_json::from_str(&serde_json::to_string(&library).unwrap()).unwrap();
    assert_eq!(again, library);
}

#[test]
fn our_phrases_are_in_both_languages_and_short_enough_to_say() {
    let bank = phrase::builtin().unwrap();
    let spoken = bank.phrases.iter().map(|p| (&p.id.0, &p.text));
    let advice = bank.forbidden.iter().flat_map(|f| [(&f.id, &f.why), (&f.id, &f.better)]);
    for (id, Text2 { zh, en }) in spoken.chain(advice) {
        assert!(chinese(zh) > 1 && chinese(zh) <= MAX_SPOKEN, "{id}");
        assert!(en.len() > 3 && chinese(en) == 0, "{id}");
        let (mut in_zh, mut in_en) = (blank_names(zh), blank_names(en));
        in_zh.sort();
        in_en.sort();
        assert_eq!(in_zh, in_en, "{id}");
        assert!(in_zh.iter().all(|name| is_known_blank(name)), "{id}");
        assert_eq!(zh.matches('{').count(), in_zh.len(), "{id}");
        assert!(!zh.contains([',', '?', '!', ';']), "{id}: half-width punctuation in Chinese");
    }
    assert!(bank.phrases.iter().all(|p| !p.tags.is_empty() && p.tags.iter().all(|t| !t.trim().is_empty())));
}

#[test]
fn nothing_we_say_is_forbidden() {
    // What scripts say is looked through before they are published, and above.
    let bank = phrase::builtin().unwrap();
    let texts = bank.phrases.iter().flat_map(|p| [&p.text.zh, &p.text.en]);
    for text in texts.chain(bank.phrases.iter().flat_map(|p| &p.tags)) {
        let hits = bank.forbidden_hits(text);
        assert!(hits.is_empty(), "{text}: {:?}", hits[0].forbidden.id);
    }
}

/// A form in which everything is answered the way that tempts to refuse.
fn tempting(kind: Kind) -> Form {
    let mut form = Form::new();
    for (field, value) in [
        (Field::Kind, kind.code()),
        (Field::Channel, ChannelCode::Hotline.code()),
        (Field::PackedBy, "sender"),
        (Field::Signed, "recipient"),
        (Field::LeftAt, "locker"),
        (Field::Consent, "claimed"),
    ] {
        form.insert(field, value.to_owned());
    }
    form
}

#[test]
fn own_packing_a_signature_or_a_locker_is_never_a_refusal() {
    let library = library();
    for kind in [Kind::Damage, Kind::Shortage, Kind::Mismatch, Kind::Unconsented] {
        let form = tempting(kind);
        let mut run = Run::start(&library, &"complaint_intake".into(), &form, 0).unwrap();
        let mut neutral = false;
        while run.ended.is_none() {
            let text = run.current(&library).unwrap().text().unwrap().clone();
            neutral |= text.zh.contains("不影响受理") && text.zh.contains("主管");
            if run.next(&library, &form, 1).is_err() {
                run.answer(&library, 0, &form, 1).unwrap();
            }
        }
        assert!(neutral, "{kind:?}");
    }
    for text in nodes(&library).filter_map(Node::text) {
        for word in ["不予", "拒绝", "不能赔", "不赔", "无法受理", "不受理"] {
            assert!(!text.zh.contains(word), "{}", text.zh);
        }
    }
}

#[test]
fn every_complaint_reads_back_a_promise_with_its_time() {
    let library = library();
    let intake = library.script(&"complaint_intake".into()).unwrap();
    let promises: Vec<&Node> =
        intake.nodes.iter().filter(|n| matches!(n.body, Body::Say { repeat: true, .. })).collect();
    for (node, first) in promises.iter().zip(["reply_by", "due_first_reply", "due_same_day"]) {
        assert_eq!(blank_names(&node.text().unwrap().zh), ["customer", first, "due_handle"]);
        assert!(node.note.as_ref().unwrap().zh.contains("Ctrl+Enter"));
    }
    assert_eq!(promises.len(), 3);
}

/// Damage is the longest intake that fits one call: taps besides typing, from hello to the save.
#[test]
fn a_damage_complaint_takes_at_most_twelve_taps() {
    let library = library();
    let mut form = Form::from([(Field::Channel, "hotline".to_owned())]);
    let mut run = Run::start(&library, &"opening".into(), &form, 0).unwrap();
    let mut taps = 0;
    while !run.current(&library).unwrap().label.zh.contains("结束") {
        let node = run.current(&library).unwrap();
        match &node.body {
            Body::Choose { answers, .. } => {
                let damage = answers.iter().position(|a| a.value.as_deref() == Some("damage")).unwrap_or(1);
                form.extend(run.answer(&library, u32::try_from(damage).unwrap(), &form, 0).unwrap());
                taps += 1;
            }
            Body::Ask { .. } => run.next(&library, &form, 0).unwrap(),
            _ => {
                run.next(&library, &form, 0).unwrap();
                taps += 1;
            }
        }
    }
    let save = 1;
    assert!(taps + save <= 12, "{taps} taps and one to save");
    assert_eq!(form[&Field::Kind], "damage");
}

#[test]
fn conditions_ask_only_what_a_choice_can_answer() {
    for node in nodes(&library()) {
        if let Body::Check { cases, .. } = &node.body {
            assert!(cases.iter().all(|c| matches!(c.when, Condition::Equals(..) | Condition::AnyOf(..))));
        }
    }
}

#[test]
fn a_kind_chosen_in_the_form_leads_from_the_opening_into_the_complaint() {
    let library = builtin().unwrap();
    for kind in Kind::ALL {
        let mut form = Form::new();
        let mut run = Run::start(&library, &"opening".into(), &form, 0).unwrap();
        form.insert(Field::Kind, kind.code().to_owned());
        assert!(run.typed(&library, Field::Kind, &form, 1_000).unwrap(), "{kind:?} moves the script");
        assert_eq!(run.here().unwrap().step.place.script, "complaint_intake".into(), "{kind:?}");
    }
}

/// What the law forbids to say: refusals by signature or packing, a cap by multiples of the fee, a promised amount.
#[test]
fn nothing_we_say_contradicts_the_law() {
    for text in nodes(&library()).flat_map(|n| n.text().into_iter().chain(&n.key)) {
        for word in ["倍运费", "三倍", "3倍", "最高赔", "最多赔", "肯定赔", "一定赔", "全额", "保证赔"]
        {
            assert!(!text.zh.contains(word), "{}", text.zh);
        }
        for word in ["times the fee", "times the postage", "signed, so", "at most we pay", "full refund guaranteed"] {
            assert!(!text.en.to_lowercase().contains(word), "{}", text.en);
        }
    }
}

/// Whoever records a promise reads it back: in the words of the button, and on every way from there to the end.
#[test]
fn callbacks_name_their_time() {
    let library = library();
    for script in &library.scripts {
        for node in &script.nodes {
            let Some(Act::Callback { when, within, .. }) = node.act() else { continue };
            let named = blank_names(&node.text().unwrap().zh).contains(&when.code().to_owned());
            // A time that only this press fixes cannot be in its own words.
            assert!(named || within.is_some(), "{}/{}", script.id.0, node.id.0);
        }
    }
}
