//! Cities with districts, how far they lie apart, and the names of our sites in them.

/// A city we serve.
pub(super) struct City {
    /// Short name.
    pub(super) name: &'static str,
    /// How an address begins.
    pub(super) prefix: &'static str,
    /// Some districts.
    pub(super) districts: [&'static str; 3],
    /// Latitude and longitude in tenths of a degree: enough for transit times and fees.
    at: (i64, i64),
}

const fn city(
    name: &'static str,
    prefix: &'static str,
    districts: [&'static str; 3],
    latitude: i64,
    longitude: i64,
) -> City {
    City { name, prefix, districts, at: (latitude, longitude) }
}

/// The city that customers of the demo most often live in; the pictures of the project show it too.
pub(super) const HANGZHOU: usize = 0;
/// Hong Kong: other fees, longer times, customs.
pub(super) const HONG_KONG: usize = 26;

/// The cities of the demo.
pub(super) const CITIES: &[City] = &[
    city("杭州", "浙江省杭州市", ["西湖区", "拱墅区", "余杭区"], 303, 1202),
    city("上海", "上海市", ["浦东新区", "闵行区", "宝山区"], 312, 1215),
    city("北京", "北京市", ["朝阳区", "海淀区", "丰台区"], 399, 1164),
    city("广州", "广东省广州市", ["天河区", "白云区", "番禺区"], 231, 1133),
    city("深圳", "广东省深圳市", ["南山区", "龙岗区", "宝安区"], 225, 1141),
    city("成都", "四川省成都市", ["武侯区", "成华区", "双流区"], 306, 1041),
    city("重庆", "重庆市", ["渝北区", "沙坪坝区", "南岸区"], 296, 1065),
    city("武汉", "湖北省武汉市", ["洪山区", "江汉区", "东西湖区"], 306, 1143),
    city("南京", "江苏省南京市", ["鼓楼区", "江宁区", "栖霞区"], 321, 1188),
    city("苏州", "江苏省苏州市", ["吴中区", "姑苏区", "相城区"], 313, 1206),
    city("宁波", "浙江省宁波市", ["鄞州区", "海曙区", "镇海区"], 299, 1216),
    city("义乌", "浙江省金华市义乌市", ["江东街道", "稠城街道", "北苑街道"], 293, 1201),
    city("西安", "陕西省西安市", ["雁塔区", "未央区", "灞桥区"], 343, 1089),
    city("郑州", "河南省郑州市", ["金水区", "二七区", "中原区"], 347, 1137),
    city("长沙", "湖南省长沙市", ["岳麓区", "雨花区", "开福区"], 282, 1129),
    city("青岛", "山东省青岛市", ["市北区", "崂山区", "黄岛区"], 361, 1204),
    city("济南", "山东省济南市", ["历下区", "槐荫区", "历城区"], 367, 1170),
    city("天津", "天津市", ["南开区", "河西区", "北辰区"], 391, 1172),
    city("沈阳", "辽宁省沈阳市", ["铁西区", "皇姑区", "浑南区"], 418, 1234),
    city("哈尔滨", "黑龙江省哈尔滨市", ["南岗区", "道里区", "香坊区"], 458, 1265),
    city("合肥", "安徽省合肥市", ["蜀山区", "包河区", "庐阳区"], 318, 1173),
    city("福州", "福建省福州市", ["鼓楼区", "仓山区", "晋安区"], 261, 1193),
    city("厦门", "福建省厦门市", ["思明区", "湖里区", "集美区"], 245, 1181),
    city("昆明", "云南省昆明市", ["五华区", "官渡区", "盘龙区"], 250, 1027),
    city("兰州", "甘肃省兰州市", ["城关区", "七里河区", "安宁区"], 361, 1038),
    city("乌鲁木齐", "新疆维吾尔自治区乌鲁木齐市", ["天山区", "沙依巴克区", "水磨沟区"], 438, 876),
    city("香港", "香港特别行政区", ["观塘区", "沙田区", "荃湾区"], 223, 1142),
    city("南昌", "江西省南昌市", ["东湖区", "青山湖区", "红谷滩区"], 287, 1159),
    city("贵阳", "贵州省贵阳市", ["云岩区", "南明区", "观山湖区"], 266, 1067),
    city("南宁", "广西壮族自治区南宁市", ["青秀区", "西乡塘区", "江南区"], 228, 1084),
];

/// Cities whose transit centres lie on the way of long journeys.
const HUBS: [usize; 5] = [13, 7, 12, 8, 14];

/// Where a customer lives, or a parcel starts and ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Index into [`CITIES`].
    pub(super) city: usize,
    /// Index into the districts.
    pub(super) district: usize,
}

impl Spot {
    /// The outlet that serves the place: `杭州西湖网点`.
    pub(super) fn outlet(self) -> String {
        let city = &CITIES[self.city];
        let district = city.districts[self.district];
        let short = ["新区", "街道", "区"].iter().find_map(|end| district.strip_suffix(end)).unwrap_or(district);
        format!("{}{short}网点", city.name)
    }

    /// The transit centre of the city.
    pub(super) fn hub(self) -> String {
        hub(self.city)
    }

    /// Whether it lies beyond the customs border.
    pub(super) const fn is_abroad(self) -> bool {
        self.city == HONG_KONG
    }
}

/// The transit centre of a city: `杭州转运中心`.
pub(super) fn hub(city: usize) -> String {
    format!("{}转运中心", CITIES[city].name)
}

/// Kilometres as the crow flies, at the scale of the country's middle latitudes.
pub(super) fn kilometres(from: usize, to: usize) -> i64 {
    let (a, b) = (CITIES[from].at, CITIES[to].at);
    let (north, east) = ((a.0 - b.0) * 111, (a.1 - b.1) * 96);
    (north * north + east * east).isqrt() / 10
}

/// The transit centre a long journey changes at, the one with the smallest detour.
pub(super) fn between(from: usize, to: usize) -> Option<usize> {
    let fits = |hub: &usize| *hub != from && *hub != to;
    let detour = |hub: &usize| kilometres(from, *hub) + kilometres(*hub, to);
    (kilometres(from, to) > 1000).then(|| HUBS.into_iter().filter(fits).min_by_key(detour)).flatten()
}
