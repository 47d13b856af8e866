//! Where a sheet comes from: a CSV file, a workbook that the server reads, or a text that is put in.

use crate::{browser, error::AppError, i18n::phrase_pages::say, paths, ui::text_area::TextArea};
use domain::{
    json::read,
    phrase::{SheetFault, too_large},
    view::phrases::WorkbookRead,
};
use leptos::{prelude::*, task::spawn_local};

/// The largest file, in bytes: what the server reads as well.
const LARGEST: f64 = 1_048_576.0;
/// The status of a body that is too large.
const TOO_LARGE: u16 = 413;

/// What came of choosing a file or writing.
#[derive(Clone)]
pub enum Brought {
    /// This text.
    Text(String),
    /// The server is reading the file.
    OnItsWay,
    /// The file is no sheet.
    Refused(SheetFault),
    /// It could not be sent or read; the file is as it was.
    Failed(AppError),
}

/// The file, or its text.
#[component]
pub fn Source(
    /// The text.
    text: RwSignal<String>,
    /// Called with what comes.
    take: Callback<Brought>,
) -> impl IntoView {
    let choose = move |event: leptos::ev::Event| {
        let Some(file) = browser::chosen_file(&event) else { return };
        take.run(Brought::OnItsWay);
        spawn_local(async move { take.run(brought(&file).await) });
    };
    view! {
        <label class="field">
            <span class="field__label">{say(|t| t.import_file)}</span>
            <input type="file" class="input" accept=".xlsx,.csv,text/csv" on:change=choose />
        </label>
        <div class="field rules__text">
            <label class="field__label" for="sheet-text">{say(|t| t.import_text)}</label>
            <TextArea
                id="sheet-text"
                value=text
                on_input=Callback::new(move |text| take.run(Brought::Text(text)))
                rows=8
                max=1_048_576
            />
        </div>
    }
}

async fn brought(file: &web_sys::File) -> Brought {
    if file.size() > LARGEST {
        return Brought::Refused(too_large());
    }
    let (name, sort) = (file.name().to_ascii_lowercase(), file.type_());
    if sort.starts_with("text/") || [".csv", ".txt", ".tsv"].iter().any(|end| name.ends_with(end)) {
        return browser::file_text(file).await.map_or(Brought::Refused(SheetFault::NotUtf8), Brought::Text);
    }
    match browser::send_file(paths::PHRASES_WORKBOOK, file).await {
        None => Brought::Failed(AppError::Offline),
        Some((TOO_LARGE, _)) => Brought::Refused(too_large()),
        Some((200, answer)) => match read(&answer) {
            Ok(WorkbookRead::Text(text)) => Brought::Text(text),
            Ok(WorkbookRead::Refused(fault)) => Brought::Refused(fault),
            Err(_) => Brought::Failed(AppError::Broken { incident: None }),
        },
        Some((_, answer)) => Brought::Failed(read(&answer).unwrap_or(AppError::Broken { incident: None })),
    }
}
