//! Words that must not be said.

use domain::phrase::{Bank, Offence, builtin};
use std::collections::BTreeSet;

fn bank() -> Bank {
    builtin().expect("the bank")
}

fn hits(text: &str) -> Vec<(String, String)> {
    let bank = bank();
    let hits = bank.forbidden_hits(text);
    hits.into_iter().map(|h| (h.forbidden.id.clone(), text[h.start..h.end].to_owned())).collect()
}

fn found(text: &str, id: &str, words: &str) {
    assert_eq!(hits(text), [(id.to_owned(), words.to_owned())], "{text}");
}

#[test]
fn width_spaces_punctuation_and_capitals_do_not_hide_them() {
    found("这个不关我的事。", "not_my_business", "不关我的事");
    found("不 关，我 的·事", "not_my_business", "不 关，我 的·事");
    found("這不關我的事", "not_my_business", "不關我的事");
    found("Ｃａｌｍ　Ｄｏｗｎ！", "calm_down", "Ｃａｌｍ　Ｄｏｗｎ");
    found("please Calm-Down now", "calm_down", "Calm-Down");
    found("DON’T YOU KNOW that", "dont_you_know", "DON’T YOU KNOW");
}

#[test]
fn words_that_only_look_alike_are_left_alone() {
    for text in ["", "！？", "disclaim downtown", "becalm downs", "那不成问题", "您先冷静下来想想再定也行", "关我"]
    {
        assert_eq!(hits(text), [], "{text}");
    }
}

#[test]
fn several_hits_come_in_order() {
    let all = hits("我怎么知道？你问别人去，随便你！");
    let ids: Vec<&str> = all.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["who_cares_time", "ask_someone_else", "whatever"]);
}

#[test]
fn every_form_is_found_and_no_better_wording_is_forbidden_itself() {
    let bank = bank();
    for forbidden in &bank.forbidden {
        for form in &forbidden.forms {
            let hits = bank.forbidden_hits(form);
            assert!(hits.iter().any(|h| h.forbidden.id == forbidden.id), "{form}");
        }
        assert!(forbidden.forms.iter().any(|f| f.is_ascii()) && forbidden.forms.iter().any(|f| !f.is_ascii()));
        for text in [&forbidden.better.zh, &forbidden.better.en] {
            assert!(bank.forbidden_hits(text).is_empty(), "{text}");
        }
    }
}

#[test]
fn what_our_own_texts_explain_is_no_offence_either() {
    let bank = bank();
    for forbidden in &bank.forbidden {
        // A reason may name the words it is about, in no way another offence.
        for text in [&forbidden.why.zh, &forbidden.why.en] {
            let others: Vec<_> =
                bank.forbidden_hits(text).into_iter().filter(|h| h.forbidden.id != forbidden.id).collect();
            assert!(others.is_empty(), "{text}");
        }
    }
}

#[test]
fn there_are_enough_of_every_offence_and_of_every_form() {
    let bank = bank();
    for offence in Offence::ALL {
        let count = bank.forbidden.iter().filter(|f| f.offence == *offence).count();
        assert!(count >= 6, "{offence:?}: {count}");
    }
    assert!(bank.forbidden.iter().all(|f| f.forms.len() >= 3));
    let ids: BTreeSet<_> = bank.forbidden.iter().map(|f| &f.id).collect();
    assert_eq!(ids.len(), bank.forbidden.len());
    let mut forms: Vec<_> = bank.forbidden.iter().flat_map(|f| &f.forms).collect();
    let all = forms.len();
    forms.sort();
    forms.dedup();
    assert_eq!(forms.len(), all, "a form stands in one place");
    for forbidden in &bank.forbidden {
        for form in &forbidden.forms {
            let own = bank.forbidden_hits(form).into_iter().filter(|h| h.forbidden.id == forbidden.id);
            assert_eq!(own.count(), 1, "{form} holds a shorter form of {}", forbidden.id);
        }
    }
}

#[test]
fn innocent_wordings_are_spared_and_nothing_else() {
    let bank = bank();
    for forbidden in &bank.forbidden {
        for spared in &forbidden.spared {
            let hit = |text: &str| bank.forbidden_hits(text).iter().any(|h| h.forbidden.id == forbidden.id);
            assert!(!hit(spared), "{spared}");
            let holds = forbidden.forms.iter().any(|form| spared.to_lowercase().contains(&form.to_lowercase()));
            assert!(holds, "{spared} contains none of its forms");
            assert!(hit(&format!("{spared}。{}", forbidden.forms[0])), "a spared wording hides what comes after it");
        }
    }
    found("这不一定能到，那件一定能到", "surely_arrives", "一定能到");
}

/// Sentences an agent may well write, close to what is forbidden.
#[test]
fn innocent_sentences_stay_innocent() {
    const INNOCENT: &[&str] = &[
        "我给您赔个不是。",
        "保价的件，按约定安全、全额核算赔付。",
        "这一单已经安全赔付到您的账户。",
        "今天不一定能到，到了我告诉您。",
        "我不能保证今天到，只能说尽力去催。",
        "赔不赔现在说不好，不一定赔给您全款。",
        "这不是您自己的问题，是我们没做好。",
        "这不怪您，也不怪你自己。",
        "我跟网点特别说了，请他们先找。",
        "两位同事分别说了各自的经过。",
        "您看看有没有办法把原箱留着。",
        "麻烦您找卖家要一张付款截图。",
        "您找寄件人核对一下品名就行。",
        "您说是自己包的，还是取件员包的？",
        "外箱是您自己打包的，这一点我如实记下。",
        "签收了也可以投诉，我现在就登记。",
        "没有保价，也要按法律处理。",
        "请别把验证码告诉我们，也别告诉别人。",
        "不用把卡号发给我，填在理赔单里就行。",
        "有人冒充客服，可能是骗子，您别信。",
        "路上小心点，再见。",
        "我下班了会有同事接着跟，我也交代好了。",
        "给妈妈的包裹今天能送。",
        "您不用先签字再验货，先看外箱就行。",
        "面包不坏，外箱有点湿。",
        "我这就去查，查到马上告诉您。",
        "等通知到了，我第一时间告诉您。",
        "您按我说的步骤点一下就行。",
        "寄到乡下要多一天。",
        "废纸箱您先别扔。",
        "这不是卖家的问题，是运输的问题。",
        "我会尽快查清，今天下午给您回话。",
        "您明天再收也行，我改时间。",
        "撤不撤诉由您决定，不影响赔付。",
        "上楼要搬的话，我先问清楚费用。",
        "So what would you like us to do?",
        "You can send whatever you want by road.",
        "Let me finish typing this and I'll check.",
        "How many times did the courier ring?",
        "Did the courier pack it, or was it packed yourself?",
        "I'll call again tomorrow before noon.",
        "We'll ask them to hurry up.",
        "A photo would prove it.",
        "I don't have the time of delivery yet.",
        "It isn't your fault.",
        "Please never send anyone your password.",
        "We look after fragile goods.",
        "The guarantee card was in the box.",
        "Nothing is lost yet; we're still looking.",
        "Signed for or not, you may complain.",
    ];
    for text in INNOCENT {
        assert_eq!(hits(text), [], "{text}");
    }
}

/// And sentences that must be caught, as people really type them.
#[test]
fn offending_sentences_are_caught() {
    for (text, id) in [
        ("您都签收了，签收了就不赔。", "signed_nothing"),
        ("没保价嘛，最多赔三倍运费！", "three_times_fee"),
        ("沒保價不賠的", "no_insurance_no_pay"),
        ("易碎品，概不负责", "fragile_excluded"),
        ("放心，明天一定能到", "surely_arrives"),
        ("您先撤诉，我们再谈", "drop_complaint_first"),
        ("打 12305 也没用", "regulator_useless"),
        ("麻烦把验证码发我一下", "ask_secret_code"),
        ("身份證號發我", "ask_full_id"),
        ("加我私人微信说", "private_account"),
        ("呵呵。", "hehe"),
        ("行行行，您厉害", "you_are_so_right"),
        ("那个网点老这样", "outlet_hopeless"),
        ("會有人聯繫您", "someone_will"),
        ("三天？超过三天不受理", "too_late_to_claim"),
        ("Ｏｎｌｙ the sender can complain.", "sender_only"),
    ] {
        let found: Vec<String> = hits(text).into_iter().map(|(id, _)| id).collect();
        assert_eq!(found, [id], "{text}");
    }
}
