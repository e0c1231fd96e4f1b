//! Canned queries and phrases, through the library.

mod as_it_stands;
mod asking;
mod phrase_properties;
mod plans;
