use super::*;
use crate::i18n::proofread::proofread;
use domain::{
    compensation::{
        Answer, Bounds, Cause, Claim, ClaimKind, CompensationBook, CompensationPackProblem, CountsAsLost, Decides,
        Difference, Fact, Ground, Item, LimitLoss, LineKind, NoClaim, Note, Options, PackVersion, Packer, PartialFee,
        Payee, Problem, Reason, RecomputeProblem, RefusalGround, Region, RuleProblem, Share, Status, TextFault,
        WeightRounding, Window, assess, compare,
    },
    complaint::Field,
};

fn pack(id: &str) -> &'static CompensationPack {
    CompensationBook::builtin().newest(id).unwrap()
}

/// Each sentence, with its article in brackets behind it.
fn told(lang: Lang, pack: &CompensationPack, options: Options, claim: &Claim) -> Vec<String> {
    let sentences = working(lang, &assess(pack, options, claim), Some(pack));
    let line = |s: Sentence| s.article.map_or(s.text.clone(), |article| format!("{} [{}]", s.text, article.text));
    sentences.into_iter().map(line).collect()
}

#[test]
fn a_part_lost_by_house_terms_is_argued_line_by_line() {
    // A third lost, fee 12.50, 2.3 kg that count as 3 with whole kilograms: five times the fee is less than 300 yuan.
    let claim = Claim {
        fee: Some(Fen(1250)),
        surcharge: Some(Fen(300)),
        weight: Some(Grams(2300)),
        lost: Some(Share(30_000, 90_000)),
        ..Claim::of(ClaimKind::PartialDamage)
    };
    let options = Options { weight_rounding: Some(WeightRounding::CeilKg), ..Options::default() };
    let house = pack("CN-HOUSE-2007");
    assert_eq!(
        told(Lang::Zh, house, options, &claim),
        [
            "适用规则：“部分损毁”的赔付规则 [附件A 第三条（三）2：部分损毁按损失价值占总价值的比例赔偿]",
            "运费按损失比例退还：¥12.50 × 1 ÷ 3 ≈ ¥4.17",
            "保价费等附加费 ¥3.00 不退",
            "退运费四舍五入到分，每项只取整一次：¥4.17",
            "赔偿额按未保价快件的标准计算 [附件A 第三条（二）3及注：未保价的赔服务费的五倍，每公斤不超过100元]",
            "运费 ¥12.50 × 5 倍 = ¥62.50",
            "每公斤 ¥100.00 × 3 公斤 = ¥300.00（实重 2.3 公斤，不足一公斤按一公斤计）",
            "以上几项取最低：¥62.50",
            "按损失比例 1/3（约 33.33%）：¥62.50 × 1 ÷ 3 ≈ ¥20.83",
            "赔偿四舍五入到分，每项只取整一次：¥20.83",
            "合计应付：退运费 ¥4.17 + 赔偿 ¥20.83 = ¥25.00",
            "结论：按计算结果赔付",
        ]
    );
    let english = told(Lang::En, house, options, &claim);
    assert_eq!(english[1], "The lost share of the fee, returned: ¥12.50 × 1 ÷ 3 ≈ ¥4.17");
    assert_eq!(english[6], "per kilogram ¥100.00 × 3 kg = ¥300.00 (weighs 2.3 kg; every started kilogram counts)");
    assert_eq!(english[8], "The lost share, 1/3 (about 33.33%): ¥62.50 × 1 ÷ 3 ≈ ¥20.83");
    assert_eq!(english[10], "To be paid: Fee returned ¥4.17 + Compensation ¥20.83 = ¥25.00");
}

#[test]
fn a_loss_by_law_says_why_the_cap_falls_and_who_decides() {
    let claim = Claim {
        fee: Some(Fen(1200)),
        actual_loss: Some(Fen(78_000)),
        contract_cap_multiple: Some(5),
        ..Claim::of(ClaimKind::Loss)
    };
    let law = pack("CN-EXPRESS");
    let english = told(Lang::En, law, Options::default(), &claim);
    assert_eq!(
        english[0],
        "Rule that applies: The rule for “Loss” [Civil Code, Art. 832: the carrier is liable for damage and loss in carriage]"
    );
    assert!(english[1].starts_with(
        "The amount follows the measure for uninsured parcels [Interim Regulation on Express Delivery (2025), Art. 28"
    ));
    assert_eq!(
        english[2..],
        [
            "Actual loss, as proved: ¥780.00",
            "Cap in the contract: fee ¥12.00 × 5 = ¥60.00",
            "The lowest of these counts: ¥60.00",
            "Nothing proves that the cap was pointed out and explained, so the limit of ¥60.00 falls away and the real loss counts: ¥780.00",
            "Compensation lies between ¥60.00 and ¥780.00; a person decides",
            "Worked out so far: Compensation ¥780.00",
            "Outcome: A person reviews and decides",
        ]
    );
    let chinese = told(Lang::Zh, law, Options::default(), &claim);
    assert_eq!(chinese[5], "没有证明限额条款已提示并说明，限额 ¥60.00 不适用，按实际损失计：¥780.00");
    assert_eq!(chinese[6], "赔偿在 ¥60.00 至 ¥780.00 之间，由人工决定");
    let sentences = working(Lang::Zh, &assess(law, Options::default(), &claim), Some(law));
    let article = sentences[1].article.as_ref().unwrap();
    assert_eq!(article.grade, Grade::Secondary, "what was not read says so beside the sentence");
}

#[test]
fn a_delay_with_freight_collect_waives_the_fee() {
    let claim = Claim { fee: Some(Fen(1500)), fee_paid: Some(Answer::No), ..Claim::of(ClaimKind::Delay) };
    let house = pack("CN-HOUSE-2007");
    let chinese = told(Lang::Zh, house, Options::default(), &claim);
    assert_eq!(chinese[1..], ["运费 ¥15.00 全额免收", "合计应付：¥0.00；另免收运费 ¥15.00", "结论：按计算结果赔付"]);
    assert_eq!(told(Lang::En, house, Options::default(), &claim)[1], "Fee of ¥15.00 in full: waived");
}

#[test]
fn without_the_pack_the_argument_stands_without_its_articles() {
    let house = pack("CN-HOUSE-2007");
    let result = assess(house, Options::default(), &Claim { fee: Some(Fen(1)), ..Claim::of(ClaimKind::Delay) });
    let bare = working(Lang::Zh, &result, None);
    assert!(bare.iter().all(|sentence| sentence.article.is_none()));
    assert_eq!(bare.len(), result.steps.len());
}

#[test]
fn every_coded_word_reads_well() {
    proofread(ClaimKind::ALL.iter().copied(), |l, v| claim_kind(l, v).into());
    proofread(Cause::ALL.iter().copied(), |l, v| cause(l, v).into());
    proofread(Window::ALL.iter().copied(), |l, v| window(l, v).into());
    proofread(Packer::ALL.iter().copied(), |l, v| packer(l, v).into());
    proofread(Item::ALL.iter().copied(), |l, v| item(l, v).into());
    proofread(Reason::ALL.iter().copied(), |l, v| reason(l, v).into());
    proofread(PartialFee::ALL.iter().copied(), |l, v| partial_fee(l, v).into());
    proofread(WeightRounding::ALL.iter().copied(), |l, v| weight_rounding(l, v).into());
    proofread([Answer::Yes, Answer::No], |l, v| answer(l, v).into());
    proofread(Fact::ALL.iter().copied(), |l, v| fact(l, v).into());
    proofread(Fact::ALL.iter().copied(), open);
    proofread(Status::ALL.iter().copied(), |l, v| status(l, v).into());
    proofread(LineKind::ALL.iter().copied(), |l, v| line(l, v).into());
    proofread(Payee::ALL.iter().copied(), |l, v| payee(l, v).into());
    proofread(Decides::ALL.iter().copied(), |l, v| decides(l, v).into());
    proofread(Region::ALL.iter().copied(), |l, v| region(l, v).into());
    proofread(Note::ALL.iter().copied(), |l, v| note(l, v).into());
}

#[test]
fn every_problem_reads_well() {
    let problems =
        Fact::ALL.iter().flat_map(|&f| [Problem::Missing(f), Problem::OutOfRange(f), Problem::MoreThanWhole(f)]);
    proofread(problems, problem);
    let unknown = Field::ALL.iter().map(|&field| NoClaim::Unknown(field));
    proofread(unknown.chain([NoClaim::NotOfThisKind]), no_claim);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    proofread([CountsAsLost::NotBefore(day), CountsAsLost::Since(day), CountsAsLost::LimitUnknown], counts_as_lost);
    let missing = RecomputeProblem::NoSuchPack(PackVersion { id: "CN-POSTAL".into(), version: "2015.1".into() });
    proofread([&missing], recompute_problem);
}

fn rules() -> Vec<Rule> {
    let mut rules = vec![Rule::Agreement, Rule::CompleteDelay, Rule::Measure(0), Rule::Measure(1)];
    rules.extend(Ground::ALL.iter().map(|&ground| Rule::Exemption(ground)));
    rules.extend(RefusalGround::ALL.iter().map(|&ground| Rule::Refusal(ground)));
    rules.extend(ClaimKind::ALL.iter().map(|&kind| Rule::Cause(kind)));
    rules
}

#[test]
fn every_step_reads_well() {
    proofread(rules(), rule);
    let (fee, product, weight) = (Fen(1200), Fen(6000), Grams(1234));
    let mut steps: Vec<Step> = rules().into_iter().flat_map(|r| [Step::Applies(r), Step::NotForInsured(r)]).collect();
    steps.extend(LimitLoss::ALL.iter().map(|&on| Step::LimitLost { on, limit: fee, loss: product }));
    steps.extend(LineKind::ALL.iter().map(|&kind| Step::Rounded(kind)));
    steps.extend(Status::ALL.iter().map(|&status| Step::Ends(status)));
    let options = PartialFee::ALL.iter().map(|&option| Some(option)).chain([None]);
    steps.extend(options.map(|option| Step::Fee { fee, option, result: Fen(400) }));
    steps.extend(WeightRounding::ALL.iter().map(|&rounding| Step::PerKg {
        rate: Fen(10_000),
        weight,
        counted: weight,
        rounding,
        product,
    }));
    let (lost, of, result) = (Share(1, 3), Fen(100), Fen(33));
    steps.extend([
        Step::Agreed(fee),
        Step::Insured(fee),
        Step::TimesFee { times: 5, fee, product },
        Step::ContractCap { times: 5, fee, product },
        Step::ActualLoss(fee),
        Step::LossOfValue(fee),
        Step::Least(fee),
        Step::Share { lost, of, result },
        Step::InsuredShare { loss: Fen(40_000), insured: Fen(50_000), value: Fen(100_000), result: Fen(20_000) },
        Step::SurchargeKept(fee),
        Step::Total(fee),
        Step::Between { floor: fee, ceiling: None },
        Step::Between { floor: fee, ceiling: Some(product) },
        Step::Between { floor: fee, ceiling: Some(fee) },
    ]);
    proofread(steps.iter(), step);
    assert_eq!(
        bounds(Lang::Zh, Bounds { floor: fee, ceiling: None }),
        "赔偿不低于 ¥12.00，目前没有已知的上限，由人工决定"
    );
}

#[test]
fn every_difference_reads_well() {
    let (house, law) = (Fen(6000), Fen(78_000));
    let mut all = vec![
        Difference::Status { house: Status::Auto, law: Status::Review },
        Difference::Total { house, law },
        Difference::BelowFloor { house, floor: law },
        Difference::AboveCeiling { house, ceiling: Fen(100) },
        Difference::NoStatutoryCap,
        Difference::LossNotProved,
        Difference::CapNotHighlighted,
        Difference::CapFallsOnNegligence,
        Difference::SignedIsPrimaFacie,
        Difference::PackingMustBeProved,
        Difference::InsuredAgainstAll,
        Difference::FreightAfterForceMajeure,
        Difference::SilenceDoesNotExempt,
        Difference::FeeOnTop,
        Difference::InsuranceTermsDecide,
        Difference::PersonDecides,
    ];
    all.extend(Ground::ALL.iter().map(|&ground| Difference::DefenceMustBeProved(ground)));
    proofread(all.iter(), difference);
    let claim =
        Claim { fee: Some(Fen(1200)), weight: Some(Grams(2000)), actual_loss: Some(law), ..Claim::of(ClaimKind::Loss) };
    let by = |id| assess(pack(id), Options::default(), &claim);
    let said = compare(&by("CN-HOUSE-2007"), &by("CN-EXPRESS"));
    let said: Vec<String> = said.iter().map(|d| difference(Lang::Zh, d)).collect();
    assert_eq!(said[1], "合计：公司标准 ¥72.00，按法律目前可算出 ¥780.00。");
    assert_eq!(said[2], "公司标准赔偿 ¥60.00，低于法律上至少应赔的 ¥780.00，客户可以主张差额。");
}

#[test]
fn every_refusal_of_a_pack_reads_well() {
    let (name, other) = ("CN-X".to_owned(), "2".to_owned());
    let malformed =
        |fault, word: &str| CompensationPackProblem::Malformed { line: 12, column: 3, fault, word: word.into() };
    let broken =
        |problem| CompensationPackProblem::Rule { pack: "CN-X".into(), list: "causes".into(), index: 1, problem };
    let problems = [
        CompensationPackProblem::TooLarge { bytes: 9_000_000 },
        malformed(TextFault::NotJson, ""),
        malformed(TextFault::UnknownField, "fee"),
        malformed(TextFault::MissingField, "id"),
        malformed(TextFault::FieldTwice, "id"),
        malformed(TextFault::BadValue, "-1"),
        CompensationPackProblem::Validity { pack: name.clone() },
        broken(RuleProblem::Text),
        broken(RuleProblem::Number),
        broken(RuleProblem::Empty),
        broken(RuleProblem::Ambiguous),
        CompensationPackProblem::Twice { pack: name.clone(), version: other.clone() },
        CompensationPackProblem::Overlap { pack: name, version: "1".into(), other },
    ];
    proofread(problems.iter(), pack_problem);
    assert_eq!(pack_problem(Lang::Zh, &problems[2]), "第 12 行第 3 列：没有这个字段“fee”");
    assert_eq!(
        pack_problem(Lang::En, &problems[7]),
        "CN-X: causes, item 2 has a name, document or article that is empty or too long"
    );
}

#[test]
fn figures_are_written_in_one_way() {
    assert_eq!(yuan(Fen(-150)), "-¥1.50");
    assert_eq!(
        [2000, 1250, 1, 999, -1500].map(|grams| kilograms(Grams(grams))),
        ["2", "1.25", "0.001", "0.999", "-1.5"]
    );
    let eighth = Step::Share { lost: Share(30_000, 80_000), of: Fen(6000), result: Fen(2250) };
    assert_eq!(step(Lang::Zh, &eighth), "按损失比例 3/8（37.5%）：¥60.00 × 3 ÷ 8 = ¥22.50");
}
