//! Where a request comes from: the peer, or what a proxy says if that proxy is trusted by configuration.

use axum::http::HeaderMap;
use std::{
    net::{IpAddr, Ipv6Addr},
    str::FromStr,
};

/// Addresses and networks whose forwarding headers are believed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Peers(Vec<Network>);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Network {
    address: u128,
    mask: u128,
}

/// The part of a list that is no address and no network.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotANetwork(pub String);

/// The address and whether it came over TLS.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The caller's address.
    pub address: IpAddr,
    /// Whether the browser's connection is encrypted.
    pub secure: bool,
}

impl Peers {
    /// Whether this address belongs to a trusted proxy. An IPv4 address in IPv6 clothes is the IPv4 address.
    #[must_use]
    pub fn contain(&self, address: IpAddr) -> bool {
        let bits = bits(address);
        self.0.iter().any(|network| bits & network.mask == network.address)
    }

    /// Who really calls. Goes through `X-Forwarded-For` from the right and stops at the first address that is
    /// no trusted proxy: what stands left of it could have been written by anybody.
    #[must_use]
    pub fn source(&self, peer: IpAddr, headers: &HeaderMap) -> Source {
        let peer = peer.to_canonical();
        if !self.contain(peer) {
            return Source { address: peer, secure: false };
        }
        let mut address = peer;
        for hop in listed(headers, "x-forwarded-for").rev() {
            let Ok(hop) = hop.parse::<IpAddr>() else { break };
            address = hop.to_canonical();
            if !self.contain(address) {
                break;
            }
        }
        let secure = listed(headers, "x-forwarded-proto").next_back() == Some("https");
        Source { address, secure }
    }
}

/// The items of a list header, over all its lines.
fn listed<'a>(headers: &'a HeaderMap, name: &'static str) -> impl DoubleEndedIterator<Item = &'a str> {
    let lines: Vec<&str> = headers.get_all(name).iter().filter_map(|line| line.to_str().ok()).collect();
    lines.into_iter().flat_map(|line| line.split(',')).map(str::trim).collect::<Vec<_>>().into_iter()
}

fn bits(address: IpAddr) -> u128 {
    let address: Ipv6Addr = match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped(),
        IpAddr::V6(v6) => v6,
    };
    u128::from(address)
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let wrong = || NotANetwork(text.to_owned());
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse::<u32>().map_err(|_| wrong())?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let (width, before) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let prefix = prefix.unwrap_or(width);
        if prefix > width {
            return Err(wrong());
        }
        // A prefix of 0 in IPv6 shifts everything out.
        let mask = u128::MAX.checked_shl(128 - before - prefix).unwrap_or(0);
        Ok(Self { address: bits(address) & mask, mask })
    }
}

impl FromStr for Peers {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(Network::from_str)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(trusted: &str, peer: &str, forwarded: &[&str], proto: Option<&str>) -> (String, bool) {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        if let Some(proto) = proto {
            headers.insert("x-forwarded-proto", proto.parse().unwrap());
        }
        let source = Peers::from_str(trusted).unwrap().source(peer.parse().unwrap(), &headers);
        (source.address.to_string(), source.secure)
    }

    #[test]
    fn nobody_is_believed_without_configuration() {
        assert_eq!(source("", "10.0.0.1", &["1.2.3.4"], Some("https")), ("10.0.0.1".into(), false));
        assert_eq!(source("10.0.0.2", "10.0.0.1", &["1.2.3.4"], Some("https")), ("10.0.0.1".into(), false));
    }

    #[test]
    fn the_rightmost_stranger_is_the_caller() {
        let forged = ["6.6.6.6, 1.2.3.4", "10.0.0.9"];
        assert_eq!(source("10.0.0.0/24", "10.0.0.1", &forged, Some("https")), ("1.2.3.4".into(), true));
        assert_eq!(source("10.0.0.0/24", "::ffff:10.0.0.1", &["1.2.3.4"], None), ("1.2.3.4".into(), false));
        assert_eq!(source("10.0.0.0/24", "10.0.0.1", &["junk"], Some("http, https")), ("10.0.0.1".into(), true));
        assert_eq!(source("::/0", "2001:db8::1", &["2001:db8::2"], None), ("2001:db8::2".into(), false));
    }

    #[test]
    fn a_list_with_junk_is_refused_and_says_which() {
        for bad in ["10.0.0.1/33", "proxy", "10.0.0.0/x", "::1/129"] {
            assert_eq!(Peers::from_str(&format!("10.0.0.1,{bad}")), Err(NotANetwork(bad.into())));
        }
        assert!(Peers::from_str("10.1.2.3/8").unwrap().contain("10.200.0.1".parse().unwrap()));
        assert!(!Peers::from_str("10.1.2.3/8").unwrap().contain("11.0.0.1".parse().unwrap()));
    }
}
