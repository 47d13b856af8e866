//! Texts of the workbench.

use crate::preferences::Lang;

/// Declares a struct of texts with its Chinese and its English values side by side.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $zh:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name { $(#[doc = $zh] pub $field: &'static str),* }

        impl $name {
            const ZH: Self = Self { $($field: $zh),* };
            const EN: Self = Self { $($field: $en),* };

            /// The texts in a language.
            #[must_use]
            pub const fn of(lang: Lang) -> &'static Self {
                match lang { Lang::Zh => &Self::ZH, Lang::En => &Self::EN }
            }
        }
    };
}
pub(crate) use texts;

texts! {
    /// Texts of the workbench.
    WorkbenchTexts {
        title: "工作台", "Workbench";
        state_ready: "就绪", "Ready";
        state_talking: "通话中", "On a call";
        state_holding: "保持中", "On hold";
        state_wrapping: "整理中", "Wrapping up";
        calls_today: "今日通话", "Calls today";
        work_title: "我的待办", "My work";
        work_order: "按最近时限", "nearest deadline first";
        work_empty_title: "眼下没有待办", "Nothing is waiting";
        work_empty_text: "登记的投诉会按最近的时限排在这里。先接一通电话试试。", "Complaints you file are listed here by their nearest deadline. Take a call to begin.";
        work_failed: "待办没有取到。已经登记的内容都在服务器上，没有丢。", "Your work could not be fetched. Everything filed is safe on the server.";
        work_more: "这里只列出最近的 200 件。", "Only the nearest 200 are listed here.";
        retry: "再试一次", "Try again";
        all_complaints: "全部投诉", "All complaints";
        no_clock: "无时限", "No clock";
        with_lead: "待主管接手", "Waiting for a lead";
        start_title: "开始一通联系", "Start a contact";
        start_text: "先填电话或运单号，来电人和他的投诉会自动带出来；两样都没有也可以先接。", "Enter a phone number or a waybill and the caller is looked up. You can also start with neither.";
        start_button: "开始通话", "Start the call";
        channel: "渠道", "Channel";
        direction: "方向", "Direction";
        phone: "对方电话", "Phone number";
        waybill: "运单号", "Waybill";
        not_allowed_title: "您的角色不接电话", "Your role does not take calls";
        not_allowed_text: "可以查看投诉；需要接听请联系管理员调整角色。", "You can read complaints. Ask an administrator if you should take calls.";
        left_title: "还有没整理完的通话", "Calls that are not finished";
        left_text: "上次离开时保存的内容都在，可以接着做。", "Everything typed was kept. You can go on.";
        left_resume: "接着做", "Go on";
        restored: "已恢复上次没做完的这通电话，内容一字没少。", "Your unfinished call is back, with everything you typed.";
        replaced: "另一台设备上的内容更新，已换成那一份。", "Another device had newer text; it is shown now.";
        dismiss: "知道了", "Got it";
        caller_unknown: "未登记来电", "Unknown caller";
        caller_looking: "正在查来电人…", "Looking the caller up…";
        caller_failed: "来电人没有查到资料，通话照常继续。", "The caller could not be looked up. The call goes on.";
        hold: "保持", "Hold";
        unhold: "取回", "Resume";
        hang_up: "结束通话", "End call";
        holds: "保持", "On hold";
        talk_time: "通话", "Talk";
        script_title: "脚本", "Script";
        script_wait: "正在取脚本…", "Fetching the script…";
        script_missing: "脚本没有取到，可以先填下面的表单。", "The script could not be fetched. You can fill in the form meanwhile.";
        script_back: "上一步", "Back";
        script_next: "说完了，下一步", "Said, go on";
        script_noted: "记好了，下一步", "Noted, go on";
        script_skip: "先跳过", "Skip for now";
        script_end: "说完了", "Said";
        script_done: "脚本走完了。保存投诉后就可以结束通话。", "The script is finished. Save the complaint, then end the call.";
        script_switch: "客户说的是别的事", "It is about something else";
        script_return: "回到刚才", "Back to";
        script_pick: "换脚本", "Other script";
        script_find: "找脚本：标题、用途、关键词", "Find a script: title, purpose, key words";
        script_none: "没有这样的脚本，换个词试试。", "No such script. Try another word.";
        script_short: "只看要点", "Key words only";
        script_steps: "全部步骤", "All steps";
        script_left: "先不做，下一步", "Not now, go on";
        script_no_time: "先定好时间", "Agree on a time first";
        act_complaint: "登记投诉", "File a complaint";
        act_callback: "记下回电承诺", "Note the promise to call back";
        act_calculate: "打开赔偿测算", "Open the compensation calculator";
        act_lead: "转给主管", "Hand to a lead";
        promised_call: "承诺回电：", "Promised to call back: ";
        facts_title: "已记下", "Noted so far";
        facts_edit: "修改", "Change";
        script_blank: "待补", "to fill in";
        form_title: "投诉登记", "Complaint";
        form_hint: "脚本里的回答会自动填进来；先填这里，脚本也会跟着往下走。", "Answers in the script fill this in; what you type here moves the script on.";
        form_more: "更多（选填）", "More (optional)";
        form_optional: "选填", "optional";
        save: "保存投诉，起算时限", "Save and start the clocks";
        save_none: "不登记投诉也可以直接结束通话。", "You can also end the call without filing a complaint.";
        saving: "正在保存…", "Saving…";
        queued: "没有网络：已存在本机，联网后自动送出。", "No network: kept on this device and sent as soon as there is one.";
        refused: "没有保存成", "Not saved";
        saved_title: "投诉已登记", "Complaint filed";
        saved_open: "打开投诉", "Open it";
        saved_another: "再登记一件", "File another";
        kept_browser: "已保存", "Saved";
        kept_server: "已同步", "Synced";
        kept_never: "尚未保存", "Not saved yet";
        kept_refused: "本机存不下草稿，请不要关闭页面", "This browser cannot keep drafts. Do not close the page";
        source_script: "来自脚本", "from the script";
        source_caller: "来自来电", "from the caller";
        source_waybill: "来自运单", "from the waybill";
        summary_title: "还差几处没填好", "Some answers need attention";
        repeat_title: "这票已有未结投诉", "There is an open complaint already";
        repeat_text: "同一件事就补充到原投诉，不必重复登记。", "If it is the same matter, add to it instead of filing again.";
        repeat_add: "补充到这件", "Add to it";
        repeat_added: "已补充到原投诉", "Added";
        repeat_need: "请先在“客户所述”里写下客户说了什么。", "Write down what the customer said first.";
        wrap_title: "整理", "Wrap-up";
        wrap_disposition: "处理结果", "Outcome";
        wrap_note: "备注", "Note";
        wrap_save: "完成整理", "Finish";
        wrap_need: "请选择处理结果", "Choose an outcome";
        wrap_unfiled: "表单里有内容但还没有保存成投诉。完成整理后，这些内容不会变成投诉。", "The form has text that was not filed. Finishing will not turn it into a complaint.";
        tab_phrases: "话术", "Phrases";
        tab_customer: "客户", "Customer";
        tab_waybill: "运单轨迹", "Tracking";
        tab_rules: "规则", "Rules";
        pane_work: "待办", "Work";
        pane_call: "通话", "Call";
        later_wait: "话术、客户、运单轨迹和规则会随通话出现在这里。", "Phrases, the customer, tracking and rules will be here, following the call.";
        later_failed: "网络不通，资料没有取到。一有网络就会再取。", "No network: this could not be fetched. It comes as soon as there is one.";
        start_wait: "正在准备通话…", "Getting the call ready…";
        start_failed: "网络不通，通话还开不了。电话照接，联网后再点一次；刚填的都在。", "No network, so the call cannot be opened here yet. Take it on the phone and press again once there is one; what you typed stays.";
        drawer: "资料栏", "Side panel";
        drawer_open: "打开资料栏", "Open the side panel";
        drawer_close: "收起", "Close";
        phrase_search: "找一句话：中文、拼音首字母、英文", "Find words: Chinese, pinyin initials, English";
        phrase_none: "没有这样的话术，换个词试试。", "No such phrase. Try another word.";
        phrase_copy: "复制", "Copy";
        phrase_copied: "已复制", "Copied";
        phrase_uncopied: "这个浏览器不能代为复制，请选中文字复制", "This browser cannot copy it. Select the words instead";
        customer_none: "还不知道来电人是谁。填上电话或运单号就会查出来。", "The caller is not known yet. Enter a phone number or a waybill.";
        customer_contacts: "过往联系", "Past contacts";
        customer_open: "未结投诉", "Open complaints";
        customer_waybills: "最近运单", "Recent waybills";
        customer_nothing: "没有", "None";
        waybill_none: "还没有运单。填上运单号就能看到轨迹。", "No waybill yet. Enter a number to see its tracking.";
        waybill_unknown: "查不到这个运单号。照样可以登记，核查时再核对。", "This number is not in the system. You can file all the same.";
        waybill_promised: "承诺送达", "Promised";
        waybill_accepted: "揽收", "Accepted";
        waybill_insured: "保价", "Insured";
        waybill_uninsured: "未保价", "Not insured";
        rules_after_save: "保存后开始的时限", "Clocks that will start";
        rules_none: "选好投诉类型，这里就会列出将要起算的时限和依据。", "Choose the kind of complaint to see which clocks will start, and why.";
        proof: "依据", "Why";
        in_minutes: "分钟后", "min from now";
        in_hour: "1 小时后", "in 1 hour";
        in_two_hours: "2 小时后", "in 2 hours";
        today_six: "今天 18:00", "today 18:00";
        tomorrow_ten: "明天 10:00", "tomorrow 10:00";
        choose: "请选择", "Choose";
        shortened: "……", "…";
    }
}
