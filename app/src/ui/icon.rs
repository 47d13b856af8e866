//! Icons: one path each on a 24-pixel grid, drawn with the colour of the text beside them.

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IconName {
    /// 驿铃, the mark of the product.
    Bell,
    /// Find.
    Search,
    /// Done.
    Check,
    /// Close.
    Cross,
    /// Take care.
    Warning,
    /// Good to know.
    Info,
    /// Time.
    Clock,
    /// A call.
    Phone,
    /// A message.
    Mail,
    /// A chat.
    Chat,
    /// A person.
    Person,
    /// The light theme.
    Sun,
    /// The dark theme.
    Moon,
    /// The system's theme.
    Screen,
    /// Opens downwards.
    Down,
    /// Leads on.
    Right,
    /// Leads back.
    Left,
    /// A list of work.
    List,
    /// Words to say.
    Quote,
    /// A rule.
    Rule,
    /// A consignment.
    Parcel,
    /// Copy.
    Copy,
    /// Print.
    Print,
    /// Add.
    Plus,
    /// No connection.
    Offline,
    /// Waits to be sent.
    Outbox,
    /// Change.
    Edit,
    /// Hold.
    Pause,
    /// Go on.
    Play,
    /// Keyboard.
    Keys,
    /// Leave.
    Leave,
    /// A board with numbers.
    Gauge,
    /// Fill the screen.
    Wall,
    /// Settings.
    Tune,
    /// Out of date.
    Old,
    /// Upwards.
    Up,
}

const fn path(name: IconName) -> &'static str {
    match name {
        IconName::Bell => "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4M12 5V3",
        IconName::Search => "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5",
        IconName::Check => "M4 12.5l5.5 5.5L20 7",
        IconName::Cross => "M6 6l12 12M18 6L6 18",
        IconName::Warning => "M12 4L2.5 20h19zM12 10v5M12 17.5v.5",
        IconName::Info => "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v6M12 7.5V8",
        IconName::Clock => "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2",
        IconName::Phone => {
            "M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.5L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"
        }
        IconName::Mail => "M3 6h18v12H3zM3 7l9 7 9-7",
        IconName::Chat => "M4 5h16v11H10l-4 4v-4H4z",
        IconName::Person => "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21a8 8 0 0 1 16 0",
        IconName::Sun => {
            "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5"
        }
        IconName::Moon => "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
        IconName::Screen => "M3 5h18v11H3zM8 20h8M12 16v4",
        IconName::Down => "M6 9l6 6 6-6",
        IconName::Right => "M9 6l6 6-6 6",
        IconName::Left => "M15 6l-6 6 6 6",
        IconName::List => "M8 6h13M8 12h13M8 18h13M3.5 6h.5M3.5 12h.5M3.5 18h.5",
        IconName::Quote => "M10 7H5v6h4v2a3 3 0 0 1-3 3M20 7h-5v6h4v2a3 3 0 0 1-3 3",
        IconName::Rule => "M12 3v18M6 21h12M5 6h14M5 6l-3 8h6zM19 6l-3 8h6z",
        IconName::Parcel => "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9M8 5.2l8 4.6",
        IconName::Copy => "M9 9h11v11H9zM15 9V4H4v11h5",
        IconName::Print => "M7 9V3h10v6M7 17H3V9h18v8h-4M7 14h10v7H7z",
        IconName::Plus => "M12 5v14M5 12h14",
        IconName::Offline => {
            "M3 3l18 18M8.5 15.5a5 5 0 0 1 6-.8M5 12a10 10 0 0 1 4-2.5M2 8.5A15 15 0 0 1 6 6M13 9a10 10 0 0 1 6 3M11 5a15 15 0 0 1 11 3.5M12 19v.5"
        }
        IconName::Outbox => "M4 13v7h16v-7M12 16V4M7 9l5-5 5 5",
        IconName::Edit => "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
        IconName::Pause => "M8 5v14M16 5v14",
        IconName::Play => "M7 4l13 8-13 8z",
        IconName::Keys => "M2.5 6h19v12h-19zM6 10h.5M10 10h.5M14 10h.5M18 10h.5M7 14h10",
        IconName::Gauge => "M4 20V10M10 20V4M16 20v-7M21 20H3",
        IconName::Wall => "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
        IconName::Tune => "M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4",
        IconName::Old => "M12 3a9 9 0 1 1-8 5M4 4v4h4M12 8v4l3 2",
        IconName::Up => "M6 15l6-6 6 6",
        IconName::Leave => "M10 4H4v16h6M15 8l4 4-4 4M19 12H9",
    }
}

/// An icon. It says nothing by itself: there is always a text beside it, seen or for screen readers.
#[component]
pub fn Icon(
    /// Which.
    #[prop(into)]
    name: Signal<IconName>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=move || path(name.get())></path>
        </svg>
    }
}
