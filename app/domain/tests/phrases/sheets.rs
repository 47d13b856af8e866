//! Sheets of phrases: what an import would do, row by row.

use super::given::{Counted, LEAD, at, bank, form, good, own};
use domain::phrase::{
    Column, FORMULA_CELL, ImportPlan, Known, NO_TEXT_CELL, OwnPhrase, Owner, PhraseFault, Planned, SheetFault,
    SheetRow, Step, csv, import, write_sheet,
};

const HEAD: &str = "id,version,state,category,zh,en\n";

fn run(own: &[OwnPhrase], text: &str) -> Result<(ImportPlan, Vec<Step>), SheetFault> {
    let shipped = bank();
    let offered = shipped.with_team(own);
    let known = Known { shipped: &shipped, offered: &offered, own, owner: Owner::Team };
    import(text, known, &Counted::default(), at(5), LEAD)
}

fn plan(own: &[OwnPhrase], rows: &str) -> ImportPlan {
    run(own, &[HEAD, rows].concat()).unwrap().0
}

/// The first fault of each refused row.
fn faults(plan: &ImportPlan) -> Vec<(u32, Column, PhraseFault)> {
    plan.refused.iter().map(|row| (row.row, row.flaws[0].column, row.flaws[0].fault.clone())).collect()
}

#[test]
fn the_whole_bank_goes_out_and_comes_back_unchanged() {
    let bank = bank();
    let rows: Vec<SheetRow> =
        bank.phrases.iter().map(|phrase| SheetRow { phrase: phrase.clone(), version: 0, active: true }).collect();
    let (plan, steps) = run(&[], &write_sheet(&rows)).unwrap();
    assert_eq!((plan.rows.len(), plan.refused.len(), plan.notes.len(), steps.len()), (0, 0, 0, 0));
    assert_eq!(plan.unchanged as usize, bank.phrases.len());
    // Saved by a spreadsheet that parts by semicolons it is the same.
    let cells = csv::read(&write_sheet(&rows)).unwrap();
    let quoted = |cell: &String| ["\"", &cell.replace('"', "\"\""), "\""].concat();
    let lines = cells.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";"));
    let semicolons = lines.collect::<Vec<_>>().join("\n");
    assert_eq!(run(&[], &semicolons).unwrap().0.unchanged as usize, bank.phrases.len());
}

#[test]
fn rows_are_added_changed_retired_and_left_alone() {
    let known = [own("team.1", Owner::Team, &good()), {
        let mut old = own("team.2", Owner::Team, &form("改天再联系您。", "We will be in touch."));
        old.standing = domain::phrase::Standing::Retired { by: LEAD, at: at(1) };
        old
    }];
    let shipped = bank().phrases[0].clone();
    let (plan, steps) = run(
        &known,
        &[
            HEAD,
            ",,,closing,祝您今天顺顺利利。,Have a smooth day.\n",
            "team.1,1,retired,closing,今天就先到这里，祝您一路平安。,That is all for today; have a safe trip.\n",
            "team.2,1,active,closing,改天再联系您。,We will be in touch.\n",
            "\n",
            &format!(
                "{},0,active,greeting,您好，有什么可以帮您的吗？这里是客服。,Hello; how can we help?\n",
                shipped.id.0
            ),
        ]
        .concat(),
    )
    .unwrap();
    assert_eq!(faults(&plan), []);
    let what: Vec<_> = plan.rows.iter().map(|row| (row.row, row.what.clone())).collect();
    let changed = Planned::Changed { columns: vec![Column::Zh, Column::En] };
    assert_eq!(what, [(2, Planned::Added), (3, Planned::Retired), (4, Planned::BroughtBack), (6, changed)]);
    assert_eq!(steps.len(), 4);
    assert_eq!((steps[1].before, steps[1].after.is_active()), (Some(1), false));
    assert_eq!(steps[3].after.phrase.tags, shipped.tags, "a column that is not there changes nothing");
}

#[test]
fn rows_that_do_not_hold_are_told_by_number_and_column() {
    let known = [own("team.1", Owner::Team, &good())];
    let plan = plan(
        &known,
        &[
            ",,,closing,祝您今天顺顺利利。,\n",
            ",,,closing,祝您今天顺顺利利。,Have a smooth day.\n",
            ",,,nothing,您慢走，欢迎再来电。,Call again.\n",
            "own.1,,,closing,您慢走，欢迎再来电。,Call again.\n",
            "team.1,0,,closing,您慢走，欢迎再来电。,Call again.\n",
            ",,gone,closing,您慢走，欢迎再来电。,Call again.\n",
            ",,,closing,您慢走，欢迎再来电。,Call again, anytime.\n",
            ",,,closing,祝您今天顺顺利利。,Have a smooth day.\n",
        ]
        .concat(),
    );
    assert_eq!(
        faults(&plan),
        [
            (2, Column::En, PhraseFault::Missing),
            (4, Column::Category, PhraseFault::Unknown),
            (5, Column::Id, PhraseFault::Unknown),
            (6, Column::Version, PhraseFault::ChangedSince),
            (7, Column::State, PhraseFault::Unknown),
            (8, Column::En, PhraseFault::Unknown),
            (9, Column::Zh, PhraseFault::TwiceInSheet { row: 3 }),
        ]
    );
    assert_eq!(plan.rows.len(), 1);
}

#[test]
fn a_formula_is_told_and_taken_as_text() {
    let plan = plan(&[], ",,,closing,=您慢走，欢迎再来电。,'+Call again.\n");
    let notes: Vec<_> = plan.notes.iter().map(|note| (note.row, note.column)).collect();
    assert_eq!(notes, [(2, Column::Zh)], "what an export made harmless is not told");
    assert_eq!((plan.rows[0].gist.as_str(), &plan.rows[0].what), ("=您慢走，欢迎再来电。", &Planned::Added));
}

#[test]
fn a_cell_that_is_no_text_leaves_its_row_out() {
    let plan = plan(
        &[],
        &[
            ",,,closing,",
            FORMULA_CELL,
            ",Call again.\n,,,closing,您慢走，欢迎再来电。,",
            NO_TEXT_CELL,
            "\n,,,closing,好的，公式 #FORMULA! 我记下了。,Noted #FORMULA! down.\n",
        ]
        .concat(),
    );
    assert_eq!(faults(&plan), [(2, Column::Zh, PhraseFault::Formula), (3, Column::En, PhraseFault::NoText)]);
    assert_eq!(plan.rows.len(), 1, "the mark stands for a whole cell");
}

#[test]
fn a_sheet_that_is_none_is_refused_as_a_whole() {
    let fault = |text: &str| run(&[], text).unwrap_err();
    assert_eq!(fault(""), SheetFault::Empty);
    assert_eq!(fault("\u{feff}"), SheetFault::Empty);
    assert_eq!(fault("category,zh\n"), SheetFault::NoColumn { column: Column::En });
    assert_eq!(fault("category,zh,en,ZH\n"), SheetFault::ColumnTwice { column: Column::Zh });
    assert_eq!(fault("category,zh,en,notes\n"), SheetFault::UnknownColumn { place: 4 });
    assert_eq!(fault("category,zh,en\n\"x"), SheetFault::OpenQuote { row: 2 });
    assert_eq!(fault("category,zh,en\n\u{fffd}"), SheetFault::NotUtf8);
    let most = u32::try_from(domain::phrase::MOST_ROWS).unwrap();
    let many = ["category,zh,en\n", &"a,b,c\n".repeat(domain::phrase::MOST_ROWS + 1)].concat();
    assert_eq!(fault(&many), SheetFault::TooLarge { rows: most });
    assert_eq!(fault(&" ".repeat(domain::phrase::LARGEST_SHEET + 1)), SheetFault::TooLarge { rows: most });
}
