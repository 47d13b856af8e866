//! Who may do what: the matrix as the handbook has it.

use super::given::AGENT;
use domain::{
    account::{Actor, Permission as P, Role, check_password, parse_login},
    command::Command,
    complaint::{CloseReason, Form, ReplyChannel},
    id::{CallId, ComplaintId},
    phrase::PhraseId,
};
use uuid::Uuid;

/// One column for each role: agent, trainee, lead, receipt clerk, manager, admin.
const MATRIX: [(P, &str); 21] = [
    (P::TakeCalls, "x . x . . ."),
    (P::ReadComplaints, "x x x x x x"),
    (P::FileComplaints, "x . x . . ."),
    (P::WorkOnComplaints, "x . x . . ."),
    (P::AssignOthers, ". . x . x ."),
    (P::RevealContact, "x . x . . ."),
    (P::ReadAudit, ". . x . x x"),
    (P::ManageAccounts, ". . . . . x"),
    (P::RunMaintenance, ". . . . . x"),
    (P::ReadRules, "x x x x x x"),
    (P::ChangeRules, ". . . . . x"),
    (P::RuleOnAmounts, ". . x . x ."),
    (P::EditPhrases, ". . x . . x"),
    (P::ReadReceipts, ". . x x x x"),
    (P::RecordReceipts, ". . x x x x"),
    (P::AssessReceipts, ". . . . x x"),
    (P::ReadScripts, "x x x x x x"),
    (P::EditScripts, ". . x . . x"),
    (P::ReadBoard, ". . x . x ."),
    (P::RunFloor, ". . x . . ."),
    (P::ManageIntegrations, ". . . . . x"),
];

#[test]
fn roles_may_do_what_the_matrix_says() {
    assert_eq!(MATRIX.map(|(p, _)| p), P::ALL);
    for (permission, row) in MATRIX {
        let allowed: Vec<bool> = row.split(' ').map(|cell| cell == "x").collect();
        for (role, allowed) in Role::ALL.into_iter().zip(allowed) {
            let actor = Actor { id: AGENT, login: String::new(), name: String::new(), role };
            assert_eq!(actor.may(permission), allowed, "{role:?} {permission:?}");
        }
    }
}

#[test]
fn a_program_files_complaints_and_nothing_else() {
    let may: Vec<P> = P::ALL.into_iter().filter(|permission| Role::Integration.may(*permission)).collect();
    assert_eq!(may, [P::FileComplaints]);
    assert!(!Role::ALL.contains(&Role::Integration));
    assert_eq!(Role::from_code(Role::Integration.code()), None, "nobody is given this role");
}

#[test]
fn every_command_asks_for_its_permission() {
    let complaint = ComplaintId(Uuid::nil());
    let text = String::new();
    let commands = [
        (Command::FileComplaint { call: Some(CallId(Uuid::nil())), form: Form::new() }, P::FileComplaints),
        (Command::RecordReply { complaint, channel: ReplyChannel::Phone, text: text.clone() }, P::WorkOnComplaints),
        (Command::AmendFacts { complaint, changes: Vec::new() }, P::WorkOnComplaints),
        (Command::AddNote { complaint, text: text.clone() }, P::WorkOnComplaints),
        (Command::Assign { complaint, to: AGENT }, P::AssignOthers),
        (Command::HandToLead { complaint, reason: text.clone() }, P::WorkOnComplaints),
        (Command::TakeOver { complaint }, P::AssignOthers),
        (
            Command::Close { complaint, reason: CloseReason::Satisfied, told: ReplyChannel::Phone, text: text.clone() },
            P::WorkOnComplaints,
        ),
        (Command::Reopen { complaint, reason: text.clone() }, P::WorkOnComplaints),
        (Command::MarkPhrase { id: PhraseId(text.clone()), favourite: true }, P::TakeCalls),
        (Command::UsedPhrases { used: Vec::new() }, P::TakeCalls),
        (Command::ChangeMyPhrases { change: text.clone() }, P::TakeCalls),
        (Command::ChangeTeamPhrases { change: text }, P::EditPhrases),
    ];
    for (command, permission) in commands {
        assert_eq!(command.permission(), permission, "{}", command.name());
    }
}

#[test]
fn roles_keep_their_codes() {
    for role in Role::ALL {
        assert_eq!(Role::from_code(role.code()), Some(role));
    }
    assert_eq!(Role::from_code("root"), None);
}

#[test]
fn sign_in_names_and_passwords() {
    assert_eq!(parse_login(" ZhouMin "), Ok("zhoumin".to_owned()));
    for bad in ["", "a", "1abc", "zhou min", "周敏", "a/b", "-ab", &"a".repeat(33), "a\0b"] {
        assert!(parse_login(bad).is_err(), "{bad:?}");
    }
    assert!(check_password(&"密".repeat(10)).is_ok());
    assert!(check_password("123456789").is_err());
    assert!(check_password(&"x".repeat(201)).is_err());
}
