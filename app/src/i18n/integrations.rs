//! Texts of the page about integrations.

use super::{use_lang, workbench::texts};
use crate::preferences::Lang;
use domain::integration::IntegrationProblem;

texts! {
    /// Texts of the page about integrations.
    IntegrationTexts {
        title: "接入方", "Integrations";
        lead: "电话系统、电商平台和运单系统用令牌向这里报告。令牌只在生成时显示一次，服务器上只存它的散列。", "Telephone systems, platforms and tracking systems report here with a token. A token is shown once, when it is made; the server keeps only its hash.";
        docs: "接口说明", "How to use the interface";
        make: "新增接入方", "New integration";
        name: "名称", "Name";
        name_hint: "例如：呼叫中心一号机", "For instance: telephone exchange 1";
        scopes: "可以报告", "It may tell";
        signed: "要求签名", "Ask for signatures";
        signed_hint: "每次请求带 HMAC-SHA256 签名，防止内容被改动或重放。", "Every request carries an HMAC-SHA256, so that nobody changes it or sends it again.";
        make_button: "生成令牌", "Make a token";
        sending: "正在保存…", "Saving…";
        not_saved: "没有保存", "Not saved";
        made: "令牌已生成，请现在复制", "The token is made; copy it now";
        made_text: "离开这个提示后，任何人都无法再看到它。丢失时请吊销并重新生成。", "Nobody can see it again after this. If it is lost, revoke it and make another.";
        token: "令牌", "Token";
        signing_key: "签名密钥", "Signing key";
        copy: "复制", "Copy";
        copied: "已复制", "Copied";
        not_copied: "浏览器不让复制，请选中后手动复制", "The browser refuses; select it and copy by hand";
        stored: "已妥善保存", "I have stored it";
        none: "还没有接入方", "No integration yet";
        none_text: "在上面新增一个，把令牌交给对方系统的管理员。", "Make one above and give its token to whoever runs the other system.";
        failed: "接入方没有取到", "The integrations could not be fetched";
        retry: "再试一次", "Try again";
        made_at: "生成于 ", "Made ";
        used_at: "最近使用 ", "last used ";
        never_used: "从未使用", "never used";
        revoked_at: "吊销于 ", "Revoked ";
        signs: "带签名", "Signs";
        revoke: "吊销", "Revoke";
        revoke_title: "吊销这个令牌？", "Revoke this token?";
        revoke_text: "对方系统立刻无法再报告。吊销不能撤回，只能另外生成新的令牌。", "The other system can tell nothing from this moment. It cannot be undone; make a new token instead.";
        revoke_button: "确认吊销", "Revoke it";
        keep: "不吊销", "Keep it";
        agents: "坐席工号", "Numbers of agents";
        agents_text: "对方系统里的工号对应哪位客服。没有列出的工号按登录名查找。", "Whom a number in the other system means. A number that is not listed is taken for a sign-in name.";
        number: "工号", "Number";
        agent: "客服", "Agent";
        choose: "请选择", "Choose";
        add: "添加", "Add";
        remove: "移除", "Remove";
        back: "返回我的账号", "Back to my account";
        administration: "管理", "Administration";
        administration_text: "其他系统用令牌向这里报告。", "Other systems report here with a token.";
    }
}

/// A text in the language of the page.
pub fn say(
    text: fn(&'static IntegrationTexts) -> &'static str,
) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = use_lang();
    move || {
        use leptos::prelude::Get;
        text(IntegrationTexts::of(lang.get()))
    }
}

/// Why something was not done, and what to do.
#[must_use]
pub const fn problem(lang: Lang, problem: IntegrationProblem) -> &'static str {
    match problem {
        IntegrationProblem::NameUnfit => lang.pick("请填名称，最多 40 个字", "Enter a name of at most 40 characters"),
        IntegrationProblem::NoScope => lang.pick("请至少选一项可以报告的内容", "Choose at least one thing it may tell"),
        IntegrationProblem::Revoked => lang.pick("这个令牌已经吊销", "The token was revoked already"),
        IntegrationProblem::NumberUnfit => lang
            .pick("工号用字母、数字和 . _ - @ +，最多 40 个", "A number is letters, digits and . _ - @ +, at most 40"),
        IntegrationProblem::NumberTaken => {
            lang.pick("这个工号已经有对应的客服，请先移除", "The number means somebody already; remove that first")
        }
        IntegrationProblem::UnsuitableAgent => lang.pick("请选一位接听电话的客服", "Choose somebody who takes calls"),
        IntegrationProblem::TooManyAgents => lang.pick("工号太多", "Too many numbers"),
        IntegrationProblem::Changed => {
            lang.pick("别人刚刚改过，请再试一次", "Somebody else changed it a moment ago; try again")
        }
    }
}
