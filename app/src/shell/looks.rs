//! Language and theme: switched at once, kept in a cookie, without touching what is on the page.

use crate::{
    browser,
    i18n::use_lang,
    preferences::{LANG_COOKIE, Lang, THEME_COOKIE, Theme},
};
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct ThemeSignal(RwSignal<Theme>);

/// Provides the theme the page starts with.
pub fn provide_looks(theme: Theme) {
    provide_context(ThemeSignal(RwSignal::new(theme)));
}

/// Language and theme of this page.
#[derive(Clone, Copy, Debug)]
pub struct Looks {
    /// The language.
    pub lang: RwSignal<Lang>,
    /// The theme.
    pub theme: RwSignal<Theme>,
}

/// Language and theme.
#[must_use]
pub fn use_looks() -> Looks {
    Looks { lang: use_lang(), theme: expect_context::<ThemeSignal>().0 }
}

impl Looks {
    /// Switches the language.
    pub fn speak(self, lang: Lang) {
        browser::keep_cookie(LANG_COOKIE, lang.code());
        browser::set_root("lang", lang.code());
        self.lang.set(lang);
    }

    /// Switches to the other language.
    pub fn speak_other(self) {
        self.speak(other(self.lang.get_untracked()));
    }

    /// Switches the theme.
    pub fn wear(self, theme: Theme) {
        browser::keep_cookie(THEME_COOKIE, theme.code());
        browser::set_root("data-theme", theme.code());
        self.theme.set(theme);
    }

    /// Switches to the theme after this one.
    pub fn wear_next(self) {
        self.wear(match self.theme.get_untracked() {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        });
    }
}

/// The other language.
#[must_use]
pub const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    }
}
