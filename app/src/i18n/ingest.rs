//! The interface for other systems, in words: its document and its page are written from these.

mod codes;
mod parts;

pub use codes::{flaw, trouble};
pub use parts::{part, standing};

use super::workbench::texts;
use crate::preferences::Lang;
use domain::ingest::Door;

/// What an address is called.
#[must_use]
pub const fn door(lang: Lang, door: Door) -> &'static str {
    match door {
        Door::Calls => lang.pick("电话事件", "Call events"),
        Door::Agents => lang.pick("坐席状态", "Agents"),
        Door::Complaints => lang.pick("平台投诉", "Complaints of platforms"),
        Door::Tracking => lang.pick("运单轨迹", "Tracking of waybills"),
        Door::Chats => lang.pick("网页会话", "Chats of other pages"),
    }
}

/// What it is for.
#[must_use]
pub const fn door_text(lang: Lang, door: Door) -> &'static str {
    match door {
        Door::Calls => lang.pick(
            "电话系统报告一通电话发生了什么。事件可以晚到、重复或乱序；同一通电话用同一个 call。来电号码和录音标识随任一事件附上，客服接听时自动带出客户；录音晚到时，用新的 id 重发最后一个事件并附上 recording。",
            "A telephone system tells what happened to a call. Events may come late, twice or in any order; one call is one value of call. The caller's number and your reference to the recording may come with any event: whoever answers sees the customer at once. For a recording that is ready later, send the last event again under a new id with recording.",
        ),
        Door::Agents => lang.pick(
            "电话系统报告坐席签入、就绪、小休和签出。坐席工号在“接入方”页面对应到账号；没有对应的，按登录名查找。",
            "A telephone system tells who signed on, is ready, is away and signed off. The numbers of agents are matched with accounts on the page of integrations; a number that is not there is taken for a sign-in name.",
        ),
        Door::Complaints => lang.pick(
            "电商平台转来投诉，带平台工单号和平台要求的答复时间。同一平台的同一工单号只立一次案，再次发送返回原编号。暂无负责人，由组长分配。",
            "A platform passes a complaint on, with its own ticket and its own time limit. One ticket of one platform is one complaint: sent again, its number comes back. It belongs to nobody until a lead gives it to somebody.",
        ),
        Door::Tracking => lang.pick(
            "运单轨迹按发生时间归位，与到达先后无关。运单、时间和节点相同的一条视为更正。",
            "Entries find their place by the time they happened at, whenever they arrive. One of the same waybill, time and step is a correction.",
        ),
        Door::Chats => lang.pick(
            "网店等页面上的客户会话：在 queue 指定的队列里等待，由客服在工作台接待，与 /ask 的会话一样。opened 带来客户的第一句话，said 是后来的话，left 表示客户离开。会话要先 opened：在它之前到的 said 和 left 以 unknown_chat 拒收，opened 保存后可以原样再发，id 不变，Idempotency-Key 换新。同一个 id 重发不会记两遍；结束后的 said 以 over 拒收；超过一天的事件拒收。客服的答复用 GET /chats/{chat} 读取，答复里的 seq 就是消息在会话里的序号。",
            "A page of yours, a shop for instance, holds a chat with a customer: it waits in the queue you name and is answered in the workbench like a chat of /ask. opened comes with the customer's first words, said with what follows, left when the customer goes. A chat begins with opened: said or left that come before it are refused as unknown_chat, and may be sent again unchanged once opened is saved, under a new Idempotency-Key. An event that is sent again under its id counts once; said after the end is refused as over; what lies more than a day back is refused. Read the answers with GET /chats/{chat}; seq is the number of the message there.",
        ),
    }
}

texts! {
    /// Texts of the document and its page.
    IngestTexts {
        title: "接入接口", "Interface for other systems";
        lead: "每次请求发送一批条目，逐条答复；有错的条目不影响其他条目。答复 202 表示标为 taken 和 known 的条目已经落盘。时间为带时区的 RFC 3339，按发送方的时钟；晚于接收时间的按接收时间计，过早的拒收。金额以分为单位，为整数。", "Each request sends a batch of items, and each item is answered for itself: one that is wrong does not hold up the others. An answer of 202 means that every item told as taken or known is on disk. Times are RFC 3339 with an offset, by the sender's clock; what lies ahead of the time of receipt is cut to it, and what lies too far back is refused. Money is a whole number of fen.";
        key: "本次请求的键。带同一个键重发同一内容，返回第一次的答复；内容不同则拒绝（409）。保留七天。", "A key for this request. The same request sent again under its key gets the answer of the first time; another request is refused (409). Kept for seven days.";
        timestamp: "签名时间，Unix 秒。与服务器时间相差不得超过五分钟。", "The time of the signature in Unix seconds, at most five minutes from the server's.";
        signature: "v1= 加十六进制的 HMAC-SHA256，内容为签名时间、一个句点和请求正文。仅用于启用签名的接入方。", "v1= and the hexadecimal HMAC-SHA256 of the timestamp, a full stop and the body. Only for integrations that sign.";
        token: "接入方的令牌，由管理员在“接入方”页面生成，只显示一次。", "The token of an integration. An administrator makes it on the page of integrations, where it is shown once.";
        items: "一批条目，按顺序答复。", "The batch, answered in its order.";
        accepted: "至少一条已保存。", "At least one item is saved.";
        refused: "没有一条可以保存；items 逐条说明原因。", "No item can be saved; items tells why, one by one.";
        taken: "已保存", "saved";
        known: "此前已保存", "saved before";
        not_taken: "未保存；除非错误代码另有说明，重发也不会保存", "not saved, however often it is sent unless its code says otherwise";
        seq: "日志里的位置；会话消息为它在会话里的序号", "Its place in the log; for a message of a chat, its number there";
        chat: "读取会话", "Reading a chat";
        chat_text: "会话此刻的情形，与客户在 /ask 看到的相同，并附 after 之后的消息，每次最多 100 条；只限本接入方自己的会话。客服只报岗位，不报姓名。请每隔几秒读取一次，用收到的最后一个序号作 after。", "How a chat of yours stands, as its customer would see it on /ask, with the messages after a number, at most 100 at once. Whoever answers is told by role, never by name. Ask again every few seconds with the last number you have.";
        chat_id: "会话的标识，与 opened 时相同；其中不要有个人信息", "Your id for the chat, as in opened; without anything personal in it";
        chat_after: "只要序号更大的消息", "Only messages with greater numbers";
        chat_signature: "v1= 加十六进制的 HMAC-SHA256，内容为签名时间、一个句点和请求的路径连同查询部分，例如：", "v1= and the hexadecimal HMAC-SHA256 of the timestamp, a full stop and the path with its query, for instance:";
        chat_found: "会话此刻的情形。", "How the chat stands.";
        answer_part: "答复字段", "Field of the answer";
        always: "总有", "always there";
        part: "字段", "Field";
        holds: "内容", "Holds";
        means: "含义", "Means";
        required: "必填", "required";
        needs: "另需", "also needs";
        example: "示例", "Example";
        answers: "答复", "Answers";
        flaws: "条目的错误代码", "Codes about items";
        troubles: "请求的错误代码", "Codes about requests";
        document: "OpenAPI 文档", "OpenAPI document";
        other: "English", "中文";
        at_most: "最多字符数", "characters at most";
    }
}
