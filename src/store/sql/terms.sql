-- The tokenizer of the index `search`, and the terms it makes of a text.
CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE terms USING fts5vocab (texts, instance);
