//! `kb serve`, asked as browsers ask, and as no browser would.

mod answers;
mod browser;
pub(crate) mod driver;
mod facets;
mod feeds;
mod pages;
mod requests;
mod server;
mod things;
mod writers;

pub(crate) use server::{Server, links, unescaped};
