//! The rules of the workspace, as pure values and functions.
//!
//! No input or output, no asking the time, no text for people: instants, ids and random numbers are arguments,
//! computed values return their working as data, and refusals carry data. The same code runs in the browser,
//! on the server, in practice calls and in tests.
//!
//! # Glossary
//!
//! | 中文 | English | type |
//! | --- | --- | --- |
//! | 投诉 | complaint | [`complaint::Complaint`] |
//! | 投诉类型 | kind of complaint | [`complaint::Kind`] |
//! | 投诉编号 | complaint number | [`complaint::Number`] |
//! | 客户所述 | allegation | [`complaint::Field::Allegation`] |
//! | 已核实情况 | verified facts | [`complaint::Field::Verified`] |
//! | 客户诉求 | wish of the customer | [`complaint::Field::Wish`] |
//! | 时限 | clock | [`clock::Clock`] |
//! | 时限规则 | clock rule | [`rulebook::ClockRule`] |
//! | 时限定义 | definition of a clock | [`rulebook::definition::Definition`] |
//! | 定期工作 | recurring duty | [`rulebook::schedule::Schedule`] |
//! | 规则包 / 已装版本 | pack file / installed version | [`rulebook::file::PackFile`], [`rulebook::library::Installed`] |
//! | 安装 / 使用中的版本 | installation / reigning version | [`rulebook::install`], [`view::rules::Reign`] |
//! | 停表 / 恢复 / 重新打开 | pause / resume / reopen | [`clock::course::Course`] |
//! | 日历版本 / 临时停业 / 半日 | edition / closure / half day | [`calendar::book::Edition`], [`calendar::closure::Closure`], [`calendar::DayKind::Short`] |
//! | 业务单位 / 手工调整 | business unit / adjustment | [`calendar::book::UnitHours`], [`calendar::adjust::Adjustment`] |
//! | 依据摘要 | hash of the inputs | [`deadline::proof::Inputs`] |
//! | 依据 | working and source | [`deadline::Working`], [`rulebook::Source`] |
//! | 工作日 / 休息日 / 调休 | working day / rest day / make-up working day | [`calendar::DayKind`] |
//! | 首次答复 | first reply | [`rulebook::ClockCode::FirstReply`] |
//! | 办结并告知 | handle and tell | [`rulebook::ClockCode::HandleAndTell`] |
//! | 申诉 (12305) | regulator's appeal | [`complaint::ChannelCode::Regulator`] |
//! | 通话 | call | [`call::Call`] |
//! | 保持 | hold | [`call::Hold`] |
//! | 整理 | wrap-up | [`call::WrapUp`] |
//! | 承诺 / 回电 | promise / callback | [`promise::Promise`], [`script::Act::Callback`] |
//! | 已兑现 / 改时间 / 不再需要 | kept / moved / released | [`promise::Standing`], [`promise::PromiseEvent`] |
//! | 处理结果 | disposition | [`call::Disposition`] |
//! | 脚本 | script | [`script::Script`] |
//! | 话术 | phrase | [`phrase::Phrase`] |
//! | 团队话术 / 个人话术 | own phrase and its owner | [`phrase::OwnPhrase`], [`phrase::Owner`] |
//! | 停用 / 恢复使用 | retire / bring back | [`phrase::Standing`], [`phrase::PhraseEvent`] |
//! | 语气 / 客户情绪 | tone / mood | [`phrase::Tone`], [`phrase::Mood`] |
//! | 禁用语 / 问题类别 | forbidden phrase / offence | [`phrase::Forbidden`], [`phrase::Offence`] |
//! | 空 | blank | [`script::Blanks`], [`script::BlankKind`] |
//! | 运单 | waybill | [`waybill::Waybill`] |
//! | 轨迹 | tracking history | [`waybill::Tracking`] |
//! | 保价 | insured (declared value) | [`complaint::Field::InsuredAmount`] |
//! | 理赔 | claim, assessment | [`compensation::Claim`], [`compensation::Assessment`] |
//! | 赔付条款 | terms of compensation | [`compensation::CompensationPack`] |
//! | 免责 / 拒赔 | exemption / refusal | [`compensation::Ground`], [`compensation::RefusalGround`] |
//! | 回单 | return receipt | [`receipt::ReturnReceipt`] |
//! | 回单规则 | terms of return receipts | [`receipt::ReceiptTerms`] |
//! | 考核建议 | proposal for a charge on staff | [`receipt::Proposal`] |
//! | 考核决定 | assessment: a proposal confirmed or waived | [`receipt::Assessment`] |
//! | 月末清单 | list of unreturned receipts at the end of a month | [`receipt::ReceiptStage::MonthEnd`] |
//! | 排队 / 联系 | queue, contact | [`queue::Contact`] |
//! | 上报的事实 | fact, as reported | [`queue::ContactFact`] |
//! | 坐席 / 坐席状态 | agent and what they are doing | [`queue::Agent`], [`queue::AgentState`] |
//! | 分配 / 未接退回 | offer, lapse | [`queue::route`] |
//! | 接入 / 接入方 | ingest, integration | [`ingest`], [`id::IntegrationId`] |
//! | 现场 | floor: all contacts, agents and queues | [`queue::Floor`] |
//! | 看板指标 / 穿透 | counter and the rows behind it | [`counters::Counter`], [`counters::Drill`] |
//! | 客服 / 学员 / 组长 / 回单员 / 经理 / 管理员 | agent / trainee / lead / receipt clerk / manager / admin | [`account::Role`] |

#![warn(missing_docs)]
#![deny(clippy::float_arithmetic)]

pub mod account;
pub mod amount;
pub mod calendar;
pub mod call;
pub mod chat;
pub mod clock;
pub mod command;
pub mod compensation;
pub mod complaint;
pub mod counters;
pub mod customer;
pub mod deadline;
pub mod digest;
pub mod event;
pub mod id;
pub mod ingest;
pub mod integration;
pub mod json;
pub mod order;
pub mod person;
pub mod phrase;
pub mod promise;
pub mod queue;
pub mod receipt;
pub mod rulebook;
pub mod script;
pub mod search;
pub mod time;
pub mod vectors;
pub mod view;
pub mod waybill;
