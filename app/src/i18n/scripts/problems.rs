//! What is wrong with a script, and why an edit cannot be made.

use crate::{i18n::terms, preferences::Lang};
use domain::script::{What, edit::EditRefusal};

/// What is wrong, and so what is to be done.
#[must_use]
pub fn problem(lang: Lang, what: &What) -> String {
    let (zh, en, detail): (&str, &str, String) = match what {
        What::SameScript => ("有两个脚本同名", "Two scripts have this name", String::new()),
        What::SameNode => ("有两步同名", "Two steps have this name", String::new()),
        What::NoStart(node) => ("开始的那一步不存在", "The step it begins with does not exist", node.0.clone()),
        What::UnknownNode(node) => ("通往不存在的一步", "Leads to a step that does not exist", node.0.clone()),
        What::UnknownScript(id) => ("调用了不存在的脚本", "Calls a script that does not exist", id.0.clone()),
        What::UnknownCode(slot, code) => {
            let detail = [terms::slot(lang, *slot), " · ", code].concat();
            ("这一项不接受这个值", "The field does not take this value", detail)
        }
        What::NotATime(slot) => {
            ("回电承诺要用一个时间", "A callback needs a time", terms::slot(lang, *slot).to_owned())
        }
        What::NothingToCompare(slot) => {
            ("条件没有写要比较的值", "A condition compares with nothing", terms::slot(lang, *slot).to_owned())
        }
        What::NeverAsked(fact) => {
            ("话里用到的情况没有问过", "The words use a fact that nobody asks for", terms::fact(lang, *fact).to_owned())
        }
        What::ValueWithoutField(value) => (
            "答案要记下内容，但这一步没有选记到哪一项",
            "An answer writes something, but no field is chosen",
            value.clone(),
        ),
        What::NoAnswers => ("没有可选的答案", "There is no answer to choose", String::new()),
        What::TooManyAnswers => {
            ("答案超过 9 个，数字键不够用", "More than 9 answers: there are no keys for them", String::new())
        }
        What::DeadEnd => ("从这里走不到结束", "No way from here to an end", String::new()),
        What::Unreachable => ("从开始走不到这里", "No way from the start to here", String::new()),
        What::LoopWithoutInput => ("绕圈而不提问", "Goes in a circle without asking anything", String::new()),
        What::CallsItself => ("脚本互相调用成了圈", "Scripts call each other in a circle", String::new()),
        What::MissingLanguage => {
            ("缺少一种语言，或者写错了语言", "A language is missing, or the text is in the wrong one", String::new())
        }
        What::UnknownBlank(name) => ("没有这个空", "There is no such blank", ["{", name, "}"].concat()),
        What::DifferentBlanks => ("中英文的空不一样", "The two languages have different blanks", String::new()),
        What::BrokenMark => ("花括号或星号不成对", "A brace or a pair of asterisks has no partner", String::new()),
        What::TooLongToSay(count) => {
            ("一口气说太长，最多 80 字", "Too long to say at once; 80 characters at most", count.to_string())
        }
        What::Forbidden(name) => ("用了禁用语", "Uses words that must not be said", name.clone()),
        What::OtherTime(words) => {
            ("这个时间不是所注时限的长度", "This length of time is not that of a clock it names", words.clone())
        }
        What::UnknownClock(name) => ("规则包里没有这个时限", "The rule packs have no such clock", name.clone()),
    };
    with_detail(lang.pick(zh, en), lang.pick("：", ": "), &detail)
}

fn with_detail(text: &str, colon: &str, detail: &str) -> String {
    if detail.is_empty() { text.to_owned() } else { [text, colon, detail].concat() }
}

/// Why an edit cannot be made.
#[must_use]
pub const fn refusal(lang: Lang, why: &EditRefusal) -> &'static str {
    match why {
        EditRefusal::NoSuchNode(_) => lang.pick("这一步已经不在了。", "This step is gone."),
        EditRefusal::DoesNotFit(_) => lang.pick("这里放不下这个内容。", "This does not fit here."),
        EditRefusal::NameTaken(_) => lang.pick("已有同名的一步。", "Another step has this name."),
        EditRefusal::NotAName => {
            lang.pick("名称只能用小写字母、数字和下划线。", "Names have lower-case letters, digits and underscores.")
        }
        EditRefusal::LastNode => lang.pick("脚本至少要留一步。", "A script has one step at least."),
        EditRefusal::NoSuchCase(_) => lang.pick("这个条件已经不在了。", "This condition is gone."),
        EditRefusal::NoSuchAnswer(_) => lang.pick("这个答案已经不在了。", "This answer is gone."),
    }
}
