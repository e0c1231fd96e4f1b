//! Things of a dataset in the order of their keys, each key once. A dataset's lists
//! are sorted by nature; one that was made by hand need not be.

use super::sink::Done;

/// Gives each thing in the order of its key; of several that have the same, the last.
pub(super) fn each<'d, T: 'd, K: Ord>(
    mut things: impl Iterator<Item = &'d T> + Clone,
    key: impl Fn(&'d T) -> K,
    mut give: impl FnMut(&'d T) -> Done,
) -> Done {
    if things.clone().is_sorted_by(|one, next| key(one) < key(next)) {
        return things.try_for_each(give);
    }
    let mut sorted: Vec<&'d T> = things.collect();
    sorted.sort_by_key(|thing| key(thing));
    let mut given = sorted.chunk_by(|one, next| key(one) == key(next));
    given.try_for_each(|same| same.last().copied().map_or(Ok(()), &mut give))
}

#[cfg(test)]
mod tests {
    use super::each;

    fn given(things: &[(i32, char)]) -> String {
        let mut given = String::new();
        let all = each(
            things.iter(),
            |thing| thing.0,
            |thing| {
                given.push(thing.1);
                Ok(())
            },
        );
        assert!(all.is_ok());
        given
    }

    #[test]
    fn what_is_sorted_comes_as_it_is_and_what_is_not_is_sorted() {
        assert_eq!(given(&[]), "");
        assert_eq!(given(&[(1, 'a'), (2, 'b'), (5, 'c')]), "abc");
        assert_eq!(given(&[(5, 'c'), (1, 'a'), (2, 'b')]), "abc");
    }

    #[test]
    fn the_last_of_one_key_counts() {
        assert_eq!(given(&[(1, 'a'), (1, 'b'), (2, 'c'), (2, 'd')]), "bd");
        assert_eq!(given(&[(2, 'c'), (1, 'a'), (2, 'd'), (1, 'b')]), "bd");
    }
}
