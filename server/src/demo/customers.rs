//! Made-up customers.
//!
//! Telephone numbers belong to nobody. Mobile numbers of the mainland begin with 13 to 19; what begins with 10, 11 or
//! 12 are short numbers for services and emergencies, never subscribers of eleven digits. We take eleven digits that
//! begin with 104, which is no service we know of. Hong Kong's subscribers have eight digits that never begin with 0,
//! so `+852 0…` is nobody there. A test keeps this.

use super::{
    dice::Dice,
    places::{CITIES, HANGZHOU, HONG_KONG, Spot},
};
use chrono::TimeDelta;
use domain::{
    customer::{Customer, Grade, Title},
    id::CustomerId,
    person::Phone,
    time::Instant,
};
use std::collections::BTreeSet;

const SURNAMES: [&str; 44] = [
    "林", "陈", "赵", "吴", "郑", "冯", "王", "李", "张", "刘", "杨", "黄", "朱", "徐", "孙", "马", "胡", "郭", "宋",
    "谢", "邓", "曹", "彭", "曾", "肖", "董", "袁", "潘", "于", "余", "杜", "魏", "程", "吕", "姚", "卢", "钟", "谭",
    "陆", "汪", "石", "廖", "贾", "夏",
];
const WOMEN: [&str; 36] = [
    "晓棠", "雅琴", "思雨", "佳慧", "玉兰", "美华", "春燕", "丽娜", "淑芬", "梦洁", "诗涵", "海霞", "红梅", "欣怡",
    "秀英", "若彤", "艳萍", "雪莹", "桂香", "晓燕", "文静", "婉秋", "素珍", "巧云", "月娥", "雨桐", "小琳", "慧敏",
    "瑞芳", "冬梅", "彩霞", "亚男", "可欣", "芷若", "念慈", "青禾",
];
const MEN: [&str; 36] = [
    "建国", "志强", "文博", "浩然", "国栋", "俊杰", "海涛", "立新", "永福", "宏伟", "子墨", "家豪", "学勤", "德明",
    "卫东", "少华", "振宇", "庆丰", "天佑", "明辉", "长河", "一凡", "守成", "光耀", "晓峰", "嘉树", "正平", "书远",
    "大勇", "仲秋", "启航", "贵生", "松年", "景行", "怀瑾", "望舒",
];
const TRADES: [&str; 24] = [
    "昌达五金",
    "澜屿家居",
    "青石茶器",
    "云岫服饰",
    "百川文具",
    "稻香食品",
    "木棉母婴",
    "启明灯饰",
    "恒织纺织",
    "拾光书屋",
    "北岭药材",
    "麦田烘焙",
    "远帆户外",
    "朗格仪器",
    "瑞禾种业",
    "橙子数码",
    "知味水产",
    "锦鲤渔具",
    "初九珠宝",
    "松果玩具",
    "铁牛汽配",
    "墨池印务",
    "静庐香堂",
    "飞檐建材",
];
const ROADS: [&str; 22] = [
    "青芝路",
    "望梅街",
    "松涛路",
    "长桥巷",
    "云栖大道",
    "白鹭洲路",
    "学士路",
    "桂雨街",
    "石板巷",
    "春晖路",
    "临溪路",
    "稻香街",
    "五色路",
    "观澜大道",
    "柳浪街",
    "金穗路",
    "东篱巷",
    "听泉路",
    "星桥北路",
    "百草街",
    "银杏大道",
    "渡口路",
];
const ESTATES: [&str; 14] = [
    "枫林小区",
    "锦绣花园",
    "望江苑",
    "和平里",
    "翠湖雅居",
    "东方新城",
    "教师新村",
    "丽景公寓",
    "桃源里",
    "星河湾畔",
    "铁路家属院",
    "书香门第",
    "幸福家园",
    "云杉府",
];

/// The customer whose tea set the walkthrough of the project is about.
pub const HERO_PHONE: &str = "10477021234";

/// A customer and where that is.
pub(super) struct Resident {
    /// The row.
    pub(super) customer: Customer,
    /// The place.
    pub(super) spot: Spot,
}

/// Whom parcels come from and go to.
pub(super) struct People {
    /// Everybody; the hero of the walkthrough first.
    pub(super) all: Vec<Resident>,
}

const PERSONS: usize = 104;
const HONG_KONGERS: usize = 6;

impl People {
    /// 134 customers: persons, some in Hong Kong, and companies.
    pub(super) fn new(dice: &mut Dice, now: Instant) -> Self {
        let mut names = BTreeSet::new();
        let hero = ("林晓棠".to_owned(), Title::Ms, Spot { city: HANGZHOU, district: 0 });
        names.insert(hero.0.clone());
        let mut plans = vec![hero];
        while plans.len() < PERSONS + HONG_KONGERS {
            let woman = dice.below(2) == 0;
            let given = dice.pick(if woman { &WOMEN } else { &MEN });
            let name = format!("{}{given}", dice.pick(&SURNAMES));
            if names.insert(name.clone()) {
                let lives = spot(dice);
                let abroad = Spot { city: HONG_KONG, ..lives };
                let title = if woman { Title::Ms } else { Title::Mr };
                plans.push((name, title, if plans.len() < PERSONS { lives } else { abroad }));
            }
        }
        plans.extend(TRADES.iter().map(|trade| {
            let spot = spot(dice);
            (format!("{}{trade}有限公司", CITIES[spot.city].name), Title::Company, spot)
        }));
        let all = plans.into_iter().enumerate();
        Self { all: all.filter_map(|(serial, plan)| resident(dice, now, serial, plan)).collect() }
    }

    /// The customer of the walkthrough.
    pub(super) fn hero(&self) -> &Resident {
        &self.all[0]
    }

    /// Somebody who sends: usually a company.
    pub(super) fn sender(&self, dice: &mut Dice) -> &Resident {
        let companies = &self.all[PERSONS + HONG_KONGERS..];
        if dice.below(10) < 7 { dice.pick(companies) } else { self.recipient(dice) }
    }

    /// Somebody on the mainland who receives.
    pub(super) fn recipient(&self, dice: &mut Dice) -> &Resident {
        dice.pick(&self.all[1..PERSONS])
    }

    /// Somebody in Hong Kong.
    pub(super) fn hong_konger(&self, dice: &mut Dice) -> &Resident {
        dice.pick(&self.all[PERSONS..PERSONS + HONG_KONGERS])
    }
}

/// Half of the customers live in the first ten cities; nobody by chance in Hong Kong.
fn spot(dice: &mut Dice) -> Spot {
    let city = if dice.below(2) == 0 { dice.below(10) } else { dice.below(CITIES.len()) };
    Spot { city: if city == HONG_KONG { HANGZHOU } else { city }, district: dice.below(3) }
}

/// `None` never happens: digits of a fitting length are a number. A test counts the customers.
fn resident(
    dice: &mut Dice,
    now: Instant,
    serial: usize,
    (name, title, spot): (String, Title, Spot),
) -> Option<Resident> {
    let since = now - TimeDelta::days(dice.between(30, 700));
    let grade = match dice.below(10) {
        0 => Grade::Key,
        1..=6 => Grade::Regular,
        _ => Grade::New,
    };
    let customer = Customer {
        id: CustomerId(dice.id(since)),
        name,
        title,
        phone: phone(dice, serial, spot)?,
        city: CITIES[spot.city].name.to_owned(),
        address: address(dice, title, spot),
        grade,
    };
    Some(Resident { customer, spot })
}

/// A number that nobody has; the serial makes it unique.
fn phone(dice: &mut Dice, serial: usize, spot: Spot) -> Option<Phone> {
    let noise = dice.between(0, 99);
    Phone::parse(&match serial {
        0 => HERO_PHONE.to_owned(),
        _ if spot.is_abroad() => format!("+8520{noise:02}{:05}", serial * 311 + 70),
        _ => format!("104{noise:02}{:06}", serial * 7307 + 16),
    })
}

fn address(dice: &mut Dice, title: Title, spot: Spot) -> String {
    let city = &CITIES[spot.city];
    let start = format!("{}{}{}", city.prefix, city.districts[spot.district], dice.pick(&ROADS));
    let door = dice.between(1, 320);
    if spot.is_abroad() {
        let flat = dice.pick(&["A", "B", "C", "D"]);
        format!("{start}{door}号{}楼{flat}室", dice.between(3, 32))
    } else if title == Title::Company {
        format!("{start}{door}号产业园{}号楼{}层", dice.between(1, 9), dice.between(1, 6))
    } else {
        let estate = dice.pick(&ESTATES);
        let (house, floor, flat) = (dice.between(1, 28), dice.between(1, 18), dice.between(1, 4));
        format!("{start}{door}号{estate}{house}幢{floor}{flat:02}室")
    }
}
