//! Records of a dataset in the order of their keys, each key once. Lists of a dataset are
//! normally sorted; those of a dataset built by hand may not be.

use super::sink::Done;

/// Calls `give` for each record in the order of its key; of equal keys, for the last.
pub(super) fn each<'d, T: 'd, K: Ord>(
    mut records: impl Iterator<Item = &'d T> + Clone,
    key: impl Fn(&'d T) -> K,
    mut give: impl FnMut(&'d T) -> Done,
) -> Done {
    if records.clone().is_sorted_by(|one, next| key(one) < key(next)) {
        return records.try_for_each(give);
    }
    let mut sorted: Vec<&'d T> = records.collect();
    sorted.sort_by_key(|record| key(record));
    let mut given = sorted.chunk_by(|one, next| key(one) == key(next));
    given.try_for_each(|same| same.last().copied().map_or(Ok(()), &mut give))
}

#[cfg(test)]
mod tests {
    use super::each;

    fn given(records: &[(i32, char)]) -> String {
        let mut given = String::new();
        let all = each(
            records.iter(),
            |record| record.0,
            |record| {
                given.push(record.1);
                Ok(())
            },
        );
        assert!(all.is_ok());
        given
    }

    #[test]
    fn records_come_in_the_order_of_their_keys() {
        assert_eq!(given(&[]), "");
        assert_eq!(given(&[(1, 'a'), (2, 'b'), (5, 'c')]), "abc");
        assert_eq!(given(&[(5, 'c'), (1, 'a'), (2, 'b')]), "abc");
    }

    #[test]
    fn the_last_of_equal_keys_wins() {
        assert_eq!(given(&[(1, 'a'), (1, 'b'), (2, 'c'), (2, 'd')]), "bd");
        assert_eq!(given(&[(2, 'c'), (1, 'a'), (2, 'd'), (1, 'b')]), "bd");
    }
}
