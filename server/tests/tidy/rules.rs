//! A rule, and a file to hold it against.

/// A text file with its path from the top.
#[derive(Clone, Debug)]
pub struct Source {
    pub path: String,
    pub text: String,
}

/// A rule about single files.
#[derive(Clone)]
pub struct Rule {
    /// The rule, as told to whoever broke it.
    pub says: &'static str,
    /// Which files it is about.
    pub concerns: fn(&Source) -> bool,
    /// The numbers of the lines that break it.
    pub finds: fn(&Source) -> Vec<usize>,
    /// Paths and texts that break it.
    pub bad: &'static [(&'static str, &'static str)],
    /// Paths and texts that do not.
    pub good: &'static [(&'static str, &'static str)],
}

impl Rule {
    /// The lines of a file that break the rule.
    pub fn breaches(&self, source: &Source) -> Vec<usize> {
        if (self.concerns)(source) { (self.finds)(source) } else { Vec::new() }
    }
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// Rust, except this program, whose samples break every rule.
    pub fn is_rust(&self) -> bool {
        self.is_kind("rs") && !self.is_tidy()
    }

    /// Whether the name of the file ends so, after its last dot.
    pub fn is_kind(&self, end: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, kind)| kind == end)
    }

    pub fn is_tidy(&self) -> bool {
        self.path.starts_with("server/tests/tidy/")
    }

    /// Rust of the pages.
    pub fn is_page(&self) -> bool {
        self.is_rust() && self.path.starts_with("app/src/")
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Lines of code with their numbers, without comments.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines().map(without_comment))
    }

    /// The numbers of the lines of code for which this holds.
    pub fn lines(&self, breaks: impl Fn(&str) -> bool) -> Vec<usize> {
        self.code().filter(|(_, line)| breaks(line)).map(|(number, _)| number).collect()
    }

    /// The numbers of the lines before the tests of the file for which this holds.
    pub fn lines_before_tests(&self, breaks: impl Fn(&str) -> bool) -> Vec<usize> {
        let program = self.code().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        program.filter(|(_, line)| breaks(line)).map(|(number, _)| number).collect()
    }
}

/// The line up to its comment; two slashes inside a text are none.
fn without_comment(line: &str) -> &str {
    let mut in_text = false;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if c == '"' && before != '\\' {
            in_text = !in_text;
        }
        if c == '/' && before == '/' && !in_text {
            return &line[..at - 1];
        }
        before = c;
    }
    line
}

#[test]
fn comments_are_not_code() {
    for (line, code) in [
        ("// all", ""),
        ("    /// doc", "    "),
        ("let a = 1; // one", "let a = 1; "),
        ("let a = \"http://x\"; // one", "let a = \"http://x\"; "),
        ("let a = \"\\\"//\";", "let a = \"\\\"//\";"),
        ("a / b", "a / b"),
    ] {
        assert_eq!(without_comment(line), code);
    }
}
