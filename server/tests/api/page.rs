//! Every page as the server renders it.

use crate::world::World;
use serde_json::json;
use std::sync::Arc;

/// Statements that one page view may take.
const BUDGET: u64 = 12;

/// The routes of the application with parameters that lead somewhere, nowhere, or are junk.
fn addresses(complaint: &str, number: &str) -> Vec<String> {
    let junk = "%00%ff%F0%9F%98%80%3Cscript%3E'%22..%2F";
    let long = "9".repeat(3_000);
    let mut all = vec!["/".to_owned(), "/account".to_owned(), "/sign-in".to_owned(), "/complaints".to_owned()];
    for key in [complaint, number, "0", junk, long.as_str(), "01890000-0000-7000-8000-000000000000"] {
        all.push(format!("/complaints/{key}"));
        for clock in ["1", "2", "99999999999999999999", "-1", junk] {
            all.push(format!("/complaints/{key}/proof/{clock}"));
        }
    }
    for query in [
        "q=延误",
        "stage=x&kind=y&channel=z&owner=&band=&sort=&after=junk",
        "after=9|9|9",
        "closed=1&sort=newest&q=1234",
    ] {
        all.push(format!(
            "/complaints?{}",
            query.replace('延', "%E5%BB%B6").replace('误', "%E8%AF%AF").replace('|', "%7C")
        ));
        all.push(format!(
            "/sign-in?{}",
            query.replace('延', "%E5%BB%B6").replace('误', "%E8%AF%AF").replace('|', "%7C")
        ));
    }
    all.push(format!("/complaints?q={junk}&after={junk}&kind={junk}"));
    all.push(format!("/sign-in?next={junk}&__err=bm90IGpzb24=&__path=x"));
    all.push("/receipts/new".to_owned());
    all.push("/settings/integrations".to_owned());
    for query in ["", "?stage=late&outlet=%27&after=r1.2", "?stage=x&after=junk&q=%25"] {
        all.push(format!("/receipts{query}"));
    }
    all.push(format!("/receipts?q={junk}&outlet={junk}&stage={junk}"));
    for key in ["0", junk, long.as_str(), "01890000-0000-7000-8000-000000000000"] {
        all.push(format!("/receipts/{key}"));
    }
    for query in
        ["", "?wall=1", "/rows", "/rows?rows=clocks&band=overdue", "/rows?rows=contacts.waiting&page=99999999999"]
    {
        all.push(format!("/board{query}"));
    }
    all.push(format!("/board/rows?rows=agents.ready&queue={junk}&day={junk}"));
    all.push(format!("/nowhere/{junk}?{junk}"));
    all
}

async fn filed(world: &World, cookie: &str) -> (String, String) {
    let submission = crate::submit::file(world, &crate::submit::form());
    let saved = world.call("submit", cookie, &submission).await.json();
    let receipt = &saved["receipt"];
    let id = receipt["id"].as_str().unwrap().to_owned();
    let stored = casework::ports::Store::complaint(world.store.as_ref(), id.parse().unwrap()).await.unwrap().unwrap();
    (id, stored.number.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_address_breaks_the_server_in_either_language_for_any_role() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let (id, number) = filed(&world, &agent).await;
    for login in ["agent", "trainee", "admin", ""] {
        let session = if login.is_empty() { String::new() } else { world.sign_in(login).await };
        for lang in ["zh-CN", "en", "xx"] {
            for address in addresses(&id, &number) {
                let answer = world.get(&address, &format!("{session}; yl_lang={lang}; yl_theme=dark")).await;
                assert!(answer.status < 500, "{login} {lang} {address}: {answer:?}");
                if answer.status == 200 {
                    let lang = if lang == "en" { "en" } else { "zh-CN" };
                    assert!(answer.text.contains(&format!("<html lang=\"{lang}\"")), "{address}");
                    assert!(answer.text.contains("</html>"), "{address} stopped in the middle");
                }
            }
        }
    }
}

#[tokio::test]
async fn strangers_are_sent_to_sign_in_and_come_back() {
    let world = World::new().await;
    let answer = world.get("/", "").await;
    assert_eq!((answer.status, answer.header("location")), (303, "/sign-in"));
    let answer = world.get("/complaints?q=%E5%BB%B6&closed=1", "yiling=0").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, "/sign-in?next=%2Fcomplaints%3Fq%3D%25E5%25BB%25B6%26closed%3D1")
    );
    assert_eq!(world.get("/sign-in?next=%2Fcomplaints", "").await.status, 200);
}

#[tokio::test]
async fn what_does_not_exist_is_404() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    for address in ["/nowhere", "/complaints/01890000-0000-7000-8000-000000000000", "/complaints/TS-20260101-0001"] {
        let answer = world.get(address, &agent).await;
        assert_eq!(answer.status, 404, "{address}");
        assert!(answer.text.contains("</html>"), "{address}");
    }
}

#[tokio::test]
async fn a_page_view_takes_few_statements() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let (id, _) = filed(&world, &agent).await;
    for _ in 0..20 {
        filed(&world, &agent).await;
    }
    for address in ["/".to_owned(), "/complaints".to_owned(), format!("/complaints/{id}"), "/account".to_owned()] {
        let before = world.store.statements();
        let answer = world.get(&address, &agent).await;
        let took = world.store.statements() - before;
        assert_eq!(answer.status, 200, "{address}");
        assert!((1..=BUDGET).contains(&took), "{address} took {took} statements");
    }
}

#[tokio::test]
async fn a_page_shows_what_was_filed() {
    let world = World::new().await;
    let agent = world.sign_in("agent").await;
    let (id, number) = filed(&world, &agent).await;
    let page = world.get(&format!("/complaints/{id}"), &agent).await;
    assert!(page.text.contains(&number), "{}", page.text);
    assert!(!page.text.contains("13800001234"), "the number of the contact is masked");
    let list = world.get("/complaints", &agent).await;
    assert!(list.text.contains(&number));
    let shown = world.call("complaints/reveal-phone", &agent, &json!({ "id": id, "reason": "回拨" })).await;
    assert_eq!(shown.json(), json!("13800001234"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn under_load_every_page_arrives_whole() {
    let world = Arc::new(World::new().await);
    let agent = world.sign_in("agent").await;
    let (id, _) = filed(&world, &agent).await;
    let pages =
        ["/".to_owned(), "/complaints".to_owned(), format!("/complaints/{id}"), format!("/complaints/{id}/proof/1")];
    let readers = (0..16).map(|reader| {
        let (world, agent, pages) = (Arc::clone(&world), agent.clone(), pages.clone());
        tokio::spawn(async move {
            for view in 0..25 {
                let address = &pages[(reader + view) % pages.len()];
                let answer = world.get(address, &agent).await;
                assert_eq!(answer.status, 200, "{address}");
                assert!(
                    answer.text.trim_end().ends_with("</script>") || answer.text.contains("</html>"),
                    "{address} has no end"
                );
            }
        })
    });
    for reader in readers.collect::<Vec<_>>() {
        reader.await.unwrap();
    }
}
