//! What parcels hold, and what carrying them costs.

use super::{
    dice::Dice,
    places::{HONG_KONG, kilometres},
};
use domain::amount::{Fen, Grams};

/// Something people send.
#[derive(Clone, Copy)]
pub(super) struct Goods {
    /// As declared.
    pub(super) name: &'static str,
    /// Weight of one consignment in grams, about.
    pub(super) grams: i64,
    /// Pieces.
    pub(super) pieces: u32,
    /// Insured amount in yuan, when the sender insured it.
    pub(super) insured: Option<i64>,
}

/// Goods in one line.
pub(super) const fn goods(name: &'static str, grams: i64, pieces: u32, insured: Option<i64>) -> Goods {
    Goods { name, grams, pieces, insured }
}

/// The glass tea set of the walkthrough: four cups, packed by our courier, insured for 800 yuan.
pub(super) const TEA_SET: Goods = goods("玻璃茶具", 2600, 1, Some(800));

const SHELF: [Goods; 40] = [
    goods("男士衬衫", 600, 1, None),
    goods("连衣裙", 500, 1, None),
    goods("羽绒服", 1400, 1, None),
    goods("运动鞋", 1300, 1, None),
    goods("儿童绘本", 2100, 1, None),
    goods("考研资料", 4200, 1, None),
    goods("合同文件", 200, 1, None),
    goods("发票", 150, 1, None),
    goods("手机壳", 180, 1, None),
    goods("蓝牙耳机", 320, 1, Some(500)),
    goods("机械键盘", 1500, 1, Some(600)),
    goods("笔记本电脑", 3200, 1, Some(6500)),
    goods("单反镜头", 1700, 1, Some(4800)),
    goods("奶粉", 5600, 1, None),
    goods("纸尿裤", 7800, 2, None),
    goods("婴儿推车", 9200, 1, Some(1200)),
    goods("陶瓷花瓶", 3600, 1, Some(700)),
    goods("紫砂壶", 1500, 1, Some(2000)),
    goods("台灯", 2300, 1, None),
    goods("电饭煲", 5200, 1, None),
    goods("空气炸锅", 6400, 1, None),
    goods("龙井茶叶", 800, 1, Some(900)),
    goods("阳澄湖大闸蟹", 3800, 1, Some(600)),
    goods("烟台苹果", 9500, 1, None),
    goods("赣南脐橙", 10200, 1, None),
    goods("五常大米", 20300, 2, None),
    goods("手工月饼", 2400, 1, None),
    goods("中药饮片", 1900, 1, None),
    goods("轴承", 18600, 3, None),
    goods("五金样品", 12400, 2, None),
    goods("汽车刹车片", 8700, 2, None),
    goods("地砖样板", 26500, 2, None),
    goods("宣纸", 3100, 1, None),
    goods("书法作品", 900, 1, Some(3000)),
    goods("渔具", 2800, 1, None),
    goods("帐篷", 4900, 1, None),
    goods("毛线", 1600, 1, None),
    goods("窗帘", 4400, 1, None),
    goods("拼装玩具", 2200, 1, None),
    goods("身份证件复印件", 120, 1, None),
];

/// Something off the shelf.
pub(super) fn some(dice: &mut Dice) -> Goods {
    *dice.pick(&SHELF)
}

/// The weight on the scales: a little more or less than usual.
pub(super) fn weighed(dice: &mut Dice, goods: &Goods) -> Grams {
    Grams(goods.grams * dice.between(92, 110) / 100)
}

/// First kilogram and every further one begun, by distance; Hong Kong has a price of its own.
pub(super) fn fee(from: usize, to: usize, weight: Grams) -> Fen {
    let (first, further) = match kilometres(from, to) {
        _ if to == HONG_KONG || from == HONG_KONG => (3200, 1400),
        0 => (800, 150),
        1..=600 => (1200, 250),
        601..=1500 => (1500, 500),
        _ => (1800, 900),
    };
    let further_kilograms = ((weight.0 + 999) / 1000 - 1).max(0);
    Fen(first + further * further_kilograms)
}
