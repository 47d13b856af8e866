//! Who may do what.

use crate::id::AccountId;
use serde::{Deserialize, Serialize};

/// The part a person plays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 客服 takes contacts and files complaints.
    Agent,
    /// 学员 practises; sees masked data, files nothing real.
    Trainee,
    /// 组长 takes over difficult cases and reassigns work.
    Lead,
    /// 回单员 chases signed return receipts.
    ReceiptClerk,
    /// 经理 reads everything the department does and answers for its reports.
    Manager,
    /// 管理员 keeps accounts, calendars, rule packs and backups.
    Admin,
    /// 接入方 a program of somebody else, with a token: nobody signs in as one, so it is none of [`Self::ALL`].
    Integration,
}

impl Role {
    /// Every role of people, in the order forms show them.
    pub const ALL: [Self; 6] = [Self::Agent, Self::Trainee, Self::Lead, Self::ReceiptClerk, Self::Manager, Self::Admin];

    /// The name used in the database, the command line and URLs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Trainee => "trainee",
            Self::Lead => "lead",
            Self::ReceiptClerk => "receipt_clerk",
            Self::Manager => "manager",
            Self::Admin => "admin",
            Self::Integration => "integration",
        }
    }

    /// The role of people with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }

    /// The permission matrix. Roles in rows, so that a reviewer can read each one whole.
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::Agent => matches!(
                permission,
                P::TakeCalls
                    | P::ReadComplaints
                    | P::FileComplaints
                    | P::WorkOnComplaints
                    | P::RevealContact
                    | P::ReadRules
                    | P::ReadScripts
            ),
            Self::Trainee => matches!(permission, P::ReadComplaints | P::ReadRules | P::ReadScripts),
            Self::Lead => !matches!(
                permission,
                P::ManageAccounts | P::RunMaintenance | P::ChangeRules | P::AssessReceipts | P::ManageIntegrations
            ),
            Self::ReceiptClerk => {
                matches!(
                    permission,
                    P::ReadComplaints | P::ReadRules | P::ReadScripts | P::ReadReceipts | P::RecordReceipts
                )
            }
            Self::Manager => matches!(
                permission,
                P::ReadComplaints
                    | P::AssignOthers
                    | P::ReadAudit
                    | P::ReadRules
                    | P::ReadScripts
                    | P::RuleOnAmounts
                    | P::ReadBoard
                    | P::ReadReceipts
                    | P::RecordReceipts
                    | P::AssessReceipts
            ),
            Self::Admin => matches!(
                permission,
                P::ReadComplaints
                    | P::ManageAccounts
                    | P::RunMaintenance
                    | P::ReadAudit
                    | P::ReadRules
                    | P::ChangeRules
                    | P::EditPhrases
                    | P::ReadReceipts
                    | P::RecordReceipts
                    | P::AssessReceipts
                    | P::ReadScripts
                    | P::EditScripts
                    | P::ManageIntegrations
            ),
            // What else it may report is up to the scopes of its token.
            Self::Integration => matches!(permission, P::FileComplaints),
        }
    }
}

/// One thing a use case may ask for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Start, hold and end calls; keep call drafts; look callers up.
    TakeCalls,
    /// Open the complaint list and single complaints, personal data masked.
    ReadComplaints,
    /// File a new complaint.
    FileComplaints,
    /// Record replies, add facts, hand to a lead, close, reopen.
    WorkOnComplaints,
    /// Give a complaint to somebody else.
    AssignOthers,
    /// See a whole telephone number, with a reason that is logged.
    RevealContact,
    /// Read the audit log.
    ReadAudit,
    /// Add accounts, change roles and passwords.
    ManageAccounts,
    /// Back up, check and restore.
    RunMaintenance,
    /// Read rule packs, terms of compensation and calendars, and calculate with them.
    ReadRules,
    /// Install rule packs, terms of compensation and calendars, and try out what that would change.
    ChangeRules,
    /// Decide on a worked-out amount: pay it, pay another one, or refuse.
    RuleOnAmounts,
    /// Add, correct, retire, import and export the phrases of the team.
    EditPhrases,
    /// Read return receipts and what house rules would charge for them.
    ReadReceipts,
    /// Register return receipts and record what happened to them.
    RecordReceipts,
    /// Confirm or waive a charge that house rules propose, but never about what one recorded oneself.
    AssessReceipts,
    /// Read scripts, their versions and what changed between them.
    ReadScripts,
    /// Change scripts, publish them and go back to an earlier version.
    EditScripts,
    /// Read the board of the floor and the rows behind its numbers.
    ReadBoard,
    /// Move contacts, change the state of colleagues with a reason, open and close queues.
    RunFloor,
    /// Give other systems tokens and take them away.
    ManageIntegrations,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 21] = [
        Self::TakeCalls,
        Self::ReadComplaints,
        Self::FileComplaints,
        Self::WorkOnComplaints,
        Self::AssignOthers,
        Self::RevealContact,
        Self::ReadAudit,
        Self::ManageAccounts,
        Self::RunMaintenance,
        Self::ReadRules,
        Self::ChangeRules,
        Self::RuleOnAmounts,
        Self::EditPhrases,
        Self::ReadReceipts,
        Self::RecordReceipts,
        Self::AssessReceipts,
        Self::ReadScripts,
        Self::EditScripts,
        Self::ReadBoard,
        Self::RunFloor,
        Self::ManageIntegrations,
    ];
}

/// The signed-in person on whose behalf a use case runs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Actor {
    /// The account.
    pub id: AccountId,
    /// The name used to sign in, for instance `zhoumin`.
    pub login: String,
    /// The name colleagues see.
    pub name: String,
    /// The part this person plays.
    pub role: Role,
}

impl Actor {
    /// Whether this person may.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.role.may(permission)
    }
}

/// Why a sign-in name, a password or a display name is not accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AccountProblem {
    /// 2 to 32 characters of `a-z 0-9 . _ -`, starting with a letter.
    #[error("login_malformed")]
    LoginMalformed,
    /// 1 to 40 characters.
    #[error("name_malformed")]
    NameMalformed,
    /// At least 10 characters, at most 200.
    #[error("password_length")]
    PasswordLength,
}

/// Reads a sign-in name; upper case is folded.
///
/// # Errors
/// [`AccountProblem::LoginMalformed`].
pub fn parse_login(text: &str) -> Result<String, AccountProblem> {
    let login = text.trim().to_ascii_lowercase();
    let starts = login.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    let fits = (2..=32).contains(&login.len())
        && login.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-'));
    if starts && fits { Ok(login) } else { Err(AccountProblem::LoginMalformed) }
}

/// Checks the length of a new password.
///
/// # Errors
/// [`AccountProblem::PasswordLength`].
pub fn check_password(password: &str) -> Result<(), AccountProblem> {
    let length = password.chars().count();
    if (10..=200).contains(&length) { Ok(()) } else { Err(AccountProblem::PasswordLength) }
}
