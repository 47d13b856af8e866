//! The people of the demo department.

use super::dice::Dice;
use casework::ports::AccountRecord;
use chrono::TimeDelta;
use domain::{
    account::{Actor, Role},
    id::AccountId,
    time::Instant,
};

/// The password of every demo account, printed at start.
pub const PASSWORD: &str = "yiling-demo";

/// An account of the demo, offered on the sign-in page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DemoAccount {
    /// The name used to sign in.
    pub login: &'static str,
    /// The name colleagues see.
    pub name: &'static str,
    /// The part this person plays.
    pub role: Role,
}

const fn account(login: &'static str, name: &'static str, role: Role) -> DemoAccount {
    DemoAccount { login, name, role }
}

/// Everybody: twelve agents, the first of whom has the best filled work list, then the other roles.
pub const ACCOUNTS: &[DemoAccount] = &[
    account("zhoumin", "周敏", Role::Agent),
    account("hechuan", "何川", Role::Agent),
    account("suqing", "苏晴", Role::Agent),
    account("luoyiming", "罗一鸣", Role::Agent),
    account("tangke", "唐可", Role::Agent),
    account("xuanran", "许安然", Role::Agent),
    account("gaoyuan", "高远", Role::Agent),
    account("liangjingyi", "梁静宜", Role::Agent),
    account("shenzhixia", "沈知夏", Role::Agent),
    account("fanxiaobei", "范小北", Role::Agent),
    account("tiantian", "田恬", Role::Agent),
    account("jiangziang", "江子昂", Role::Agent),
    account("gunian", "顾念", Role::Lead),
    account("zhengnan", "郑楠", Role::Lead),
    account("yexiaoman", "叶小满", Role::Trainee),
    account("mengxi", "孟溪", Role::Trainee),
    account("dingle", "丁乐", Role::Trainee),
    account("jiangwen", "蒋雯", Role::ReceiptClerk),
    account("hanliqun", "韩立群", Role::Manager),
    account("luwei", "陆维", Role::Admin),
];

/// The accounts with their ids, all with the same password.
pub(super) fn records(dice: &mut Dice, now: Instant, password_hash: &str) -> Vec<AccountRecord> {
    let record = |(index, person): (usize, &DemoAccount)| {
        let created_at = now - TimeDelta::days(420) + TimeDelta::minutes(i64::try_from(index).unwrap_or(0) * 7);
        AccountRecord {
            actor: Actor {
                id: AccountId(dice.id(created_at)),
                login: person.login.to_owned(),
                name: person.name.to_owned(),
                role: person.role,
            },
            password_hash: password_hash.to_owned(),
            created_at,
        }
    };
    ACCOUNTS.iter().enumerate().map(record).collect()
}

/// The ids of those who work on complaints and return receipts.
pub(super) struct Team {
    /// The agents, in the order of [`ACCOUNTS`].
    pub(super) agents: Vec<AccountId>,
    /// The leads.
    pub(super) leads: Vec<AccountId>,
    /// Those who chase return receipts.
    pub(super) clerks: Vec<AccountId>,
    /// Those who decide about charges.
    pub(super) managers: Vec<AccountId>,
}

impl Team {
    /// The working people among these.
    pub(super) fn of(records: &[AccountRecord]) -> Self {
        let with = |role| records.iter().filter(|r| r.actor.role == role).map(|r| r.actor.id).collect();
        Self {
            agents: with(Role::Agent),
            leads: with(Role::Lead),
            clerks: with(Role::ReceiptClerk),
            managers: with(Role::Manager),
        }
    }
}
