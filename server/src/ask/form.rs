//! The form that a chat opens with.

use super::html::{area, text};
use app::{
    i18n::ask::{self, AskTexts},
    paths::ASK,
    preferences::Lang,
};
use domain::chat::{GIVEN_NAME_LENGTH, MESSAGE_LENGTH, OpeningField, OpeningFlaw, OpeningForm, Topic};

/// What is said above the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Notice {
    /// Nothing.
    None,
    /// Nobody takes chats now, and what else to do.
    Shut,
    /// Something in a sentence.
    Said(&'static str),
}

/// The form with what was typed, and what does not hold in it.
pub(super) fn form(lang: Lang, typed: &OpeningForm, flaws: &[OpeningFlaw], notice: Notice) -> String {
    let t = AskTexts::of(lang);
    let shut = notice == Notice::Shut;
    let empty = *typed == OpeningForm::default();
    let mut html = match notice {
        Notice::None => format!("<p>{}</p>", t.lead),
        Notice::Shut => closed(t, empty),
        Notice::Said(said) => format!("<p class=\"notice\" role=\"alert\">{said}</p>"),
    };
    if shut && empty {
        return html;
    }
    html.push_str(&summary(lang, flaws));
    let button = if shut { t.try_again } else { t.start };
    let parts = [
        format!("<form class=\"card\" method=\"post\" action=\"{ASK}\" id=\"ask\" novalidate>"),
        name(lang, typed, flaws),
        waybill(lang, typed, flaws),
        topic(lang, typed, flaws),
        words(lang, typed, flaws),
        format!(
            "<p class=\"muted\">{}</p><button type=\"submit\" class=\"primary\">{button}</button></form>",
            t.privacy
        ),
    ];
    html.push_str(&parts.concat());
    html
}

fn closed(t: &AskTexts, empty: bool) -> String {
    let kept = if empty { String::new() } else { format!("<p>{}</p>", t.shut_kept) };
    format!(
        "<section class=\"notice\" role=\"status\" data-shut><h2>{}</h2><p>{}</p><ul><li>{}</li><li>{}</li><li>{}</li></ul>\
         {kept}</section>",
        t.shut_title, t.shut_text, t.shut_later, t.shut_call, t.shut_outlet
    )
}

fn summary(lang: Lang, flaws: &[OpeningFlaw]) -> String {
    if flaws.is_empty() {
        return String::new();
    }
    let row = |flaw: &OpeningFlaw| {
        let (id, said) = (flaw.field.code(), text(&ask::flaw(lang, flaw.field, flaw.problem)));
        format!("<li><a href=\"#{id}\">{}{said}</a></li>", [label(lang, flaw.field), lang.pick("：", ": ")].concat())
    };
    let rows: String = flaws.iter().map(row).collect();
    let title = AskTexts::of(lang).flaws;
    format!("<div class=\"notice\" role=\"alert\" id=\"flaws\" tabindex=\"-1\"><p>{title}</p><ul>{rows}</ul></div>")
}

const fn label(lang: Lang, field: OpeningField) -> &'static str {
    let t = AskTexts::of(lang);
    match field {
        OpeningField::Name => t.name,
        OpeningField::Waybill => t.waybill,
        OpeningField::Topic => t.topic,
        OpeningField::Text => t.text,
    }
}

/// A field with its label, its hint, and what is wrong with it.
fn field(lang: Lang, field: OpeningField, hint: &str, flaws: &[OpeningFlaw], input: impl Fn(&str) -> String) -> String {
    let id = field.code();
    let flaw = flaws.iter().find(|flaw| flaw.field == field);
    let error = flaw.map_or_else(String::new, |flaw| {
        let said = text(&ask::flaw(lang, flaw.field, flaw.problem));
        format!("<p class=\"error\" id=\"{id}-error\">{said}</p>")
    });
    let hinted =
        if hint.is_empty() { String::new() } else { format!("<p class=\"muted\" id=\"{id}-hint\">{hint}</p>") };
    let ids = [(!hint.is_empty()).then(|| format!("{id}-hint")), flaw.map(|_| format!("{id}-error"))];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    let mut told = if ids.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", ids.join(" ")) };
    if flaw.is_some() {
        told.push_str(" aria-invalid=\"true\"");
    }
    let label = label(lang, field);
    format!("<div class=\"field\"><label for=\"{id}\">{label}</label>{hinted}{}{error}</div>", input(&told))
}

fn name(lang: Lang, typed: &OpeningForm, flaws: &[OpeningFlaw]) -> String {
    let value = text(&typed.name);
    field(lang, OpeningField::Name, "", flaws, |told| {
        format!(
            "<input id=\"name\" name=\"name\" autocomplete=\"name\" maxlength=\"{GIVEN_NAME_LENGTH}\" required \
             value=\"{value}\"{told}>"
        )
    })
}

fn waybill(lang: Lang, typed: &OpeningForm, flaws: &[OpeningFlaw]) -> String {
    let value = text(&typed.waybill);
    field(lang, OpeningField::Waybill, AskTexts::of(lang).waybill_hint, flaws, |told| {
        format!(
            "<input id=\"waybill\" name=\"waybill\" autocomplete=\"off\" autocapitalize=\"characters\" \
             spellcheck=\"false\" maxlength=\"40\" value=\"{value}\"{told}>"
        )
    })
}

fn topic(lang: Lang, typed: &OpeningForm, flaws: &[OpeningFlaw]) -> String {
    let option = |topic: &Topic| {
        let code = topic.code();
        let chosen = if typed.topic == code { " selected" } else { "" };
        format!("<option value=\"{code}\"{chosen}>{}</option>", ask::topic(lang, *topic))
    };
    let options: String = Topic::ALL.iter().map(option).collect();
    let choose = AskTexts::of(lang).choose;
    field(lang, OpeningField::Topic, "", flaws, |told| {
        format!(
            "<select id=\"topic\" name=\"topic\" required{told}><option value=\"\">{choose}</option>{options}</select>"
        )
    })
}

fn words(lang: Lang, typed: &OpeningForm, flaws: &[OpeningFlaw]) -> String {
    let value = area(&typed.text);
    field(lang, OpeningField::Text, AskTexts::of(lang).text_hint, flaws, |told| {
        format!(
            "<textarea id=\"text\" name=\"text\" rows=\"4\" maxlength=\"{MESSAGE_LENGTH}\" required{told}>{value}</textarea>"
        )
    })
}
