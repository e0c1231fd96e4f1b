SET allowed_directories = ['{lake}'];
SET enable_external_access = false;
SET lock_configuration = true;
