//! The page that describes the interface, written from the document and from nothing else: no scripts, no foreign assets.

use super::document::{asked, document};
use crate::router::AppState;
use app::{
    i18n::ingest::{IngestTexts, flaw, trouble},
    paths,
    preferences::Lang,
    ssr::Visit,
};
use axum::{
    Extension,
    extract::{Query, State},
    response::Html,
};
use domain::ingest::{FlawCode, TroubleCode};
use leptos::prelude::*;
use serde_json::Value;
use std::collections::HashMap;

/// The page over HTTP.
pub(super) async fn open(
    State(state): State<AppState>,
    Query(query): Query<HashMap<String, String>>,
    Extension(visit): Extension<Visit>,
) -> Html<String> {
    let lang = asked(&query, &visit);
    let style = ["/", &state.leptos.site_pkg_dir, "/yiling.css"].concat();
    let theme = visit.preferences.theme.code();
    let page = page(lang, style, theme);
    // Marks for a program that would take the page up; none does, and no text can hold one unescaped.
    Html(["<!DOCTYPE html>", &page.replace("<!>", "")].concat())
}

fn page(lang: Lang, style: String, theme: &'static str) -> String {
    let (t, whole) = (IngestTexts::of(lang), document(lang));
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let title = words(&whole["info"]["title"]);
    let doors = members(&whole["paths"]).flat_map(|(path, methods)| {
        members(methods).map(|(method, operation)| address(lang, &whole, path, method, operation)).collect::<Vec<_>>()
    });
    view! {
        <html lang=lang.code() data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{title.clone()}</title>
                <link rel="icon" type="image/svg+xml" href=paths::FAVICON />
                <link rel="stylesheet" href=style />
            </head>
            <body>
                <main id="main" class="main apidoc">
                    <h1>{title}</h1>
                    <p>{words(&whole["info"]["description"])}</p>
                    <p class="row">
                        <a href=["openapi.json?lang=", lang.code()].concat()>{t.document}</a>
                        <a href=["?lang=", other.code()].concat() lang=other.code() hreflang=other.code()>{t.other}</a>
                    </p>
                    {members(&whole["components"]["securitySchemes"]).map(|(_, scheme)| view! {
                        <p><code>"Authorization: Bearer …"</code> " " {words(&scheme["description"])}</p>
                    }).collect_view()}
                    {doors.collect_view()}
                    {codes(t.troubles, TroubleCode::ALL.iter().map(|code| (code.code(), trouble(lang, *code))))}
                    {codes(t.flaws, FlawCode::ALL.iter().map(|code| (code.code(), flaw(lang, *code))))}
                </main>
            </body>
        </html>
    }
    .to_html()
}

/// The members of an object, in its order.
fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What a reference leads to.
fn resolved<'a>(whole: &'a Value, schema: &'a Value) -> &'a Value {
    let target = schema["$ref"].as_str().and_then(|path| path.strip_prefix('#'));
    target.and_then(|path| whole.pointer(path)).unwrap_or(schema)
}

/// The objects that an operation is about: the items it takes, or what it answers and the messages in that.
fn shapes<'a>(whole: &'a Value, content: &'a Value, takes: bool) -> Vec<(&'static str, &'a Value)> {
    let body = resolved(whole, &content["schema"]);
    if takes {
        return vec![("", resolved(whole, &body["properties"]["items"]["items"]))];
    }
    vec![("", body), (" · messages", resolved(whole, &body["properties"]["messages"]["items"]))]
}

fn address(lang: Lang, whole: &Value, path: &str, method: &str, operation: &Value) -> AnyView {
    let t = IngestTexts::of(lang);
    let (asked, told) = (&operation["requestBody"]["content"], &operation["responses"]["200"]["content"]);
    let takes = !asked.is_null();
    let content = &(if takes { asked } else { told })["application/json"];
    let example = serde_json::to_string_pretty(&content["example"]).unwrap_or_default();
    let line = [&method.to_uppercase(), " ", &words(&whole["servers"][0]["url"]), path].concat();
    let (id, summary) = (words(&operation["operationId"]), words(&operation["summary"]));
    let parameters = list(&operation["parameters"]).map(|parameter| {
        view! { <li><code>{words(&parameter["name"])}</code> " " {words(&parameter["description"])}</li> }.into_any()
    });
    let shapes = shapes(whole, content, takes);
    let rules = shapes.iter().flat_map(|(_, shape)| list(&shape["allOf"])).map(|rule| needs(t, rule)).collect_view();
    let tables =
        shapes.iter().map(|(of, shape)| table(t, &[summary.as_str(), of].concat(), shape, takes)).collect_view();
    view! {
        <section class="card stack" id=id.clone() aria-labelledby=[&id, "-title"].concat()>
            <h2 class="card__title" id=[&id, "-title"].concat()>{summary}</h2>
            <p><code>{line}</code></p>
            <p>{words(&operation["description"])}</p>
            <ul>{parameters.collect_view()}</ul>
            {tables}
            {takes.then(|| view! { <ul>{rules}</ul> })}
            <h3>{t.example}</h3>
            <pre tabindex="0"><code>{example}</code></pre>
            <h3>{t.answers}</h3>
            <ul>{members(&operation["responses"]).map(answer).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn table(t: &'static IngestTexts, of: &str, shape: &Value, taken: bool) -> AnyView {
    let (heading, required) = if taken { (t.part, t.required) } else { (t.answer_part, t.always) };
    let row = |(name, schema): (&String, &Value)| {
        let required = list(&shape["required"]).any(|required| required == name).then_some(required);
        part(t, name, schema, required)
    };
    view! {
        <div class="apidoc__scroll" tabindex="0" role="region" aria-label=[of, " · ", heading].concat()>
            <table class="table">
                <thead>
                    <tr><th scope="col">{heading}</th><th scope="col">{t.holds}</th><th scope="col">{t.means}</th></tr>
                </thead>
                <tbody>{members(&shape["properties"]).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn part(t: &IngestTexts, name: &str, schema: &Value, required: Option<&'static str>) -> AnyView {
    view! {
        <tr>
            <th scope="row"><code>{name.to_owned()}</code></th>
            <td>{holds(t, schema)}</td>
            <td>{words(&schema["description"])} " " <strong>{required}</strong></td>
        </tr>
    }
    .into_any()
}

/// What a part holds, in a line.
fn holds(t: &IngestTexts, schema: &Value) -> String {
    let mut line = words(&schema["type"]);
    for word in ["format", "pattern"] {
        if let Some(text) = schema[word].as_str() {
            line = format!("{line} {text}");
        }
    }
    if let Some(items) = schema.get("items") {
        line = format!("{line}: {}", holds(t, items));
    }
    let values: Vec<&str> = list(&schema["enum"]).filter_map(Value::as_str).collect();
    if !values.is_empty() {
        line = values.join(" | ");
    }
    for (bound, sign) in [("minimum", "≥"), ("maximum", "≤")] {
        if let Some(number) = schema[bound].as_i64() {
            line = format!("{line} {sign} {number}");
        }
    }
    match schema["maxLength"].as_u64() {
        Some(most) => format!("{line}, {} {most}", t.at_most),
        None => line,
    }
}

/// What a value asks for besides.
fn needs(t: &'static IngestTexts, rule: &Value) -> AnyView {
    let when = members(&rule["if"]["properties"]).map(|(part, value)| format!("{part} = {}", words(&value["const"])));
    let when: Vec<String> = when.collect();
    let then: Vec<String> = list(&rule["then"]["required"]).map(words).collect();
    view! { <li><code>{when.join(", ")}</code> " " {t.needs} " " <code>{then.join(", ")}</code></li> }.into_any()
}

fn answer((status, response): (&String, &Value)) -> AnyView {
    let lines = words(&response["description"]);
    let lines = lines.lines().map(|line| view! { <span class="apidoc__line">{line.to_owned()}</span> }.into_any());
    view! { <li><code>{status.clone()}</code> " " {lines.collect_view()}</li> }.into_any()
}

fn codes(title: &'static str, codes: impl Iterator<Item = (&'static str, &'static str)>) -> AnyView {
    let rows = codes.map(|(code, text)| view! { <dt><code>{code}</code></dt><dd>{text}</dd> }.into_any());
    view! {
        <section class="card stack">
            <h2 class="card__title">{title}</h2>
            <dl>{rows.collect_view()}</dl>
        </section>
    }
    .into_any()
}
