//! Sorting of short lists. The library's sort is made for millions of items, and comes into the browser program anew for
//! every type it sorts.

/// Sorts by a key; items with equal keys stay in their order. Quick for lists of some hundred items, or nearly sorted
/// ones.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for sorted in 1..items.len() {
        for left in (0..sorted).rev() {
            let right = left + 1;
            let in_order = match (items.get(left), items.get(right)) {
                (Some(left), Some(right)) => key(left) <= key(right),
                _ => true,
            };
            if in_order {
                break;
            }
            items.swap(left, right);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;

    #[test]
    fn sorts_and_keeps_the_order_of_equals() {
        let mut items = vec![(3, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (3, 'e'), (2, 'f'), (1, 'g')];
        let mut expected = items.clone();
        expected.sort_by_key(|(number, _)| *number);
        sort_by_key(&mut items, |(number, _)| *number);
        assert_eq!(items, expected);
        sort_by_key::<u8, u8>(&mut [], |n| *n);
    }
}
