//! What browsers load: the files that the build put into the site folder.

use crate::trouble::Trouble;
use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
    middleware::map_response,
    routing::get_service,
};
use leptos::config::LeptosOptions;
use std::{
    fs,
    future::ready,
    path::{Path, PathBuf},
};
use tower_http::services::{ServeDir, ServeFile};

/// A name with the contents' hash never changes its contents.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Other public files may change with the next version.
const FOR_AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");
/// cargo-leptos rebuilds under the same name while somebody develops.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// What the browser program in parts consists of.
const PARTS: [&str; 7] =
    ["bench.js", "bench.wasm", "split_later.wasm", "office.js", "office.wasm", "rules.js", "rules.wasm"];

/// The site folder, looked at once at the start.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
    /// `pkg/<build id>`, or `pkg` when cargo-leptos built it.
    package: String,
    /// The program's name: one piece, or [`app::PARTS`].
    output_name: &'static str,
    public: Vec<String>,
}

impl Site {
    /// Looks at the folder.
    ///
    /// # Errors
    /// Nothing was built there.
    pub fn read(folder: &Path) -> Result<Self, Trouble> {
        let missing = || {
            Trouble::usage(
                format!("There is no built site in {} (YILING_SITE or --site).", folder.display()),
                "run `make run`, which builds it, or set YILING_SITE to the folder where it is.",
            )
        };
        let has = |package: &Path, files: &[&str]| files.iter().all(|file| package.join(file).is_file());
        let whole = |package: &Path| has(package, &["yiling.js", "yiling.wasm"]);
        let parts = |package: &Path| has(package, &PARTS);
        let complete = |package: &Path| whole(package) || parts(package);
        let root = folder.join("pkg");
        let package = if complete(&root) {
            "pkg".to_owned()
        } else {
            let mut builds = names(&root).into_iter().filter(|name| complete(&root.join(name)));
            match (builds.next(), builds.next()) {
                (Some(build), None) => format!("pkg/{build}"),
                _ => return Err(missing()),
            }
        };
        let output_name = if whole(&folder.join(&package)) { "yiling" } else { app::PARTS };
        let public = names(folder).into_iter().filter(|name| folder.join(name).is_file()).collect();
        Ok(Self { folder: folder.to_owned(), package, output_name, public })
    }

    /// What the page needs to know to ask for the files.
    #[must_use]
    pub fn leptos_options(&self) -> LeptosOptions {
        LeptosOptions::builder()
            .output_name(self.output_name)
            .site_root(self.folder.to_string_lossy().into_owned())
            .site_pkg_dir(self.package.clone())
            .build()
    }

    /// Serves the files: the build's under its own name, the public ones at the top.
    pub fn routes<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let how = if self.package == "pkg" { ASK_AGAIN } else { FOR_EVER };
        let files =
            ServeDir::new(self.folder.join(&self.package)).append_index_html_on_directories(false).precompressed_br();
        let package = Router::new()
            .nest_service(&format!("/{}", self.package), files)
            .layer(map_response(move |response| ready(keep(how.clone(), response))));
        self.public.iter().map(|name| (format!("/{name}"), ServeFile::new(self.folder.join(name)))).fold(
            package,
            |routes, (path, file)| {
                routes.merge(
                    Router::new()
                        .route(&path, get_service(file))
                        .layer(map_response(|response| ready(keep(FOR_AN_HOUR, response)))),
                )
            },
        )
    }
}

/// Says how long a file may be kept, unless there is no such file.
fn keep(how: HeaderValue, mut response: Response<Body>) -> Response<Body> {
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(header::CACHE_CONTROL, how);
    }
    response
}

/// The names in a folder, sorted; those that begin with a dot are nobody's business.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.') && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)))
        .collect();
    names.sort();
    names
}
