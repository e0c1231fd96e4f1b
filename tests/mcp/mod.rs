//! `kb mcp`, spoken to in lines of JSON and by the clients that people use.

mod answers;
mod bases;
mod clients;
mod drafts;
mod hidden;
mod http;
mod lines;
mod resources;
mod session;
mod tools;

use session::Session;
