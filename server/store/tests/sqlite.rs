//! The contract of a store, held by SQLite, and what only SQLite promises. Another backend runs the same contract.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod contract {
    pub mod accounts;
    pub mod archive;
    pub mod calls;
    pub mod chats;
    pub mod conflicts;
    pub mod drafts;
    pub mod floor;
    pub mod integrations;
    pub mod lists;
    pub mod numbers;
    pub mod phrases;
    pub mod promises;
    pub mod receipts;
    pub mod rules;
    pub mod sample;
    pub mod scripts;
    pub mod search;
    pub mod sessions;
    pub mod story;
    pub mod submissions;
}

mod on_sqlite {
    mod backup;
    mod budget;
    mod chats;
    mod crash;
    mod floor;
    mod group;
    mod open;
    mod phrases;
    mod promises;
    mod rules;
    mod scripts;
    mod tampering;
}

use store::SqliteStore;

/// A store in a folder of its own; both go when the test ends.
async fn fresh() -> (SqliteStore, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("yiling.db")).await.unwrap();
    (store, folder)
}

/// Runs functions of the contract on SQLite, each on an empty store that must be sound at the end.
macro_rules! holds {
    ($($part:ident :: $name:ident),* $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn on_sqlite() {
                use casework::ports::Store;
                let (store, _folder) = super::fresh().await;
                super::contract::$part::$name(&store).await;
                assert_eq!(store.check().await.unwrap().findings, []);
                store.close().await;
            }
        }
    )*};
}

holds! {
    floor::lines_and_rows_come_back,
    floor::a_key_is_there_once_and_all_or_nothing_is_saved,
    floor::what_is_told_beside_a_contact_is_kept,
    floor::plans_and_notes_are_found,
    floor::what_is_due_is_told_whole_and_then_as_it_changes,
    story::a_complaint_from_filing_to_reopening,
    story::reveals_are_logged_beside_the_history,
    integrations::integrations_are_made_used_and_changed,
    integrations::a_key_belongs_to_its_first_request,
    integrations::entries_of_unknown_waybills_are_not_taken,
    submissions::ten_arrivals_make_one_complaint,
    submissions::an_id_belongs_to_one_person_and_one_command,
    submissions::a_failed_commit_leaves_its_submission_unused,
    conflicts::the_second_of_two_writers_is_stale,
    conflicts::unique_values_are_taken_once,
    numbers::they_have_no_gaps_when_some_filings_fail,
    numbers::each_day_counts_from_one,
    lists::pages_show_every_row_once,
    lists::filters_find_what_they_name,
    lists::bands_cut_by_the_time_left,
    lists::work_is_sorted_by_deadline,
    lists::others_about_the_same,
    search::chinese_words_names_and_single_characters,
    search::numbers_waybills_and_tails,
    search::words_follow_a_correction,
    search::nonsense_finds_nothing_and_breaks_nothing,
    calls::a_call_is_wrapped_up_once,
    calls::contacts_are_found_by_person_number_and_waybill,
    chats::a_chat_from_its_opening_to_the_remark,
    chats::a_token_opens_one_chat,
    chats::a_chat_of_another_page_keeps_when_it_was_said,
    chats::the_id_of_a_message_belongs_to_its_words,
    chats::a_chat_holds_so_many_messages,
    chats::forbidden_phrases_in_chats_count_for_their_day,
    archive::customers_and_waybills,
    archive::a_seed_is_as_sound_as_work_done_by_hand,
    drafts::the_greatest_revision_wins,
    drafts::a_discarded_draft_stays_away,
    sessions::they_begin_are_used_and_end,
    accounts::people_and_passwords,
    phrases::phrases_are_kept_with_their_history,
    phrases::a_sheet_is_saved_whole_or_not_at_all,
    phrases::marks_and_uses_belong_to_one_person,
    phrases::forbidden_phrases_count_for_their_day,
    rules::installed_rules_come_back_in_their_order,
    rules::a_version_is_installed_once,
    rules::complaints_are_counted_by_the_packs_of_their_clocks,
    promises::a_promise_from_the_call_to_being_kept,
    promises::a_call_that_is_not_saved_promises_nothing,
    promises::the_second_of_two_is_stale_and_a_submission_has_one_answer,
    promises::they_are_found_by_owner_time_and_number,
    promises::seeded_promises_are_as_sound_as_others,
    receipts::a_receipt_from_registration_to_a_decision,
    receipts::a_waybill_has_one_receipt_and_a_submission_one_answer,
    receipts::the_second_recorder_is_stale,
    receipts::counts_agree_with_rows_on_every_day,
    receipts::receipts_are_sorted_by_the_day_they_are_due,
    receipts::receipts_are_found_by_waybill_and_outlet,
    receipts::seeded_receipts_are_as_sound_as_others,
    scripts::a_version_is_published_once_and_takes_its_draft_along,
    scripts::the_second_of_two_editors_is_stale,
    scripts::calls_are_counted_by_the_versions_that_led_them,
}
