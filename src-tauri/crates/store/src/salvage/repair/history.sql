-- What was done cannot be taken back where it is not known whole.
DELETE FROM action_media;
DELETE FROM action_settings;
DELETE FROM action_articles;
DELETE FROM actions;
