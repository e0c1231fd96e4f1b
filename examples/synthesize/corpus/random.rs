//! Numbers that look random and are the same for the same seed everywhere.

/// A generator (`SplitMix64`).
pub(crate) struct Random(u64);

impl Random {
    /// The generator of one part of a corpus: parts do not depend on each other.
    pub(crate) fn of(seed: u64, part: u64) -> Self {
        let mut random = Self(seed ^ part.wrapping_mul(0xd1b5_4a32_d192_ed03));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `end`, which is not reached.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        let wide = (self.next() >> 32) * u64::from(end);
        u32::try_from(wide >> 32).unwrap_or_default()
    }

    /// From 0 to 1.
    pub(crate) fn unit(&mut self) -> f64 {
        f64::from(self.below(u32::MAX)) / f64::from(u32::MAX)
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(crate) fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        let index = self.below(u32::try_from(several.len()).unwrap_or(u32::MAX));
        &several[index as usize]
    }

    /// A rank from 0 up to `count`: the popularity of names in articles. The
    /// rank r comes up about 1 / (r + 10) as often as all (Zipf and Mandelbrot).
    pub(crate) fn rank(&mut self, count: u32) -> u32 {
        const FLAT: f64 = 10.0;
        let rank = FLAT * ((f64::from(count) + FLAT) / FLAT).powf(self.unit()) - FLAT;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below count")]
        let rank = rank as u32;
        rank.min(count.saturating_sub(1))
    }
}
