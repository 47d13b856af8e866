//! Pages rendered on the server, with the data of the demo.

use crate::{
    Extent, Trouble,
    client::Connection,
    load::{self, Visitor},
    part,
    place::Place,
    process::Server,
};

/// Pages and what they are called here.
const PAGES: [(&str, &str); 2] = [("/", "workbench"), ("/complaints", "complaint list")];
/// How many ask at once.
const CLIENTS: [usize; 2] = [1, 8];

/// Somebody who loads a page over and over.
pub struct Reader {
    connection: Connection,
    path: String,
}

impl Reader {
    /// Looks at the page once: all of it must come, and it must be the right one.
    pub async fn of(mut connection: Connection, path: &str) -> Result<Self, Trouble> {
        let answer = connection.get(path, "identity").await?;
        let text = String::from_utf8_lossy(&answer.body);
        // What the browser needs to take over follows the page itself.
        if answer.status != 200 || !text.contains("</html>") || !text.trim_end().ends_with("</script>") {
            return Err(format!("{path} answered {} with {} bytes", answer.status, answer.body.len()).into());
        }
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Bytes of the page as browsers get it.
    pub async fn size(&mut self) -> Result<usize, Trouble> {
        Ok(self.connection.get(&self.path, "br").await?.body.len())
    }
}

impl Visitor for Reader {
    async fn visit(&mut self) -> Result<(), Trouble> {
        let answer = self.connection.get(&self.path, "br").await?;
        if answer.status == 200 && !answer.body.is_empty() {
            return Ok(());
        }
        Err(format!("{} answered {}", self.path, answer.status).into())
    }
}

pub async fn measure(place: &Place, extent: Extent) -> Result<(), Trouble> {
    let (_, complaints) = place.demo("pages").await?;
    let server = Server::yiling(place, "pages")?;
    part(&format!("Pages rendered on the server and compressed, with the demo's {complaints} complaints"));
    for (path, name) in PAGES {
        load::head(name);
        for clients in CLIENTS {
            let mut readers = Vec::new();
            for (connection, _) in server.agents(clients).await? {
                readers.push(Reader::of(connection, path).await?);
            }
            let size = readers[0].size().await?;
            let (measured, _) = load::run(readers, extent.warm, extent.page).await?;
            measured.print(&format!("{clients} at once"), &format!("{size} bytes"));
        }
    }
    server.stop()
}
