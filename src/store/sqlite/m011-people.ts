/** Who may use the record: accounts with their sessions and tokens, and the log of what they did. */
import type { DatabaseSyncInstance } from '@photostructure/sqlite'

export function m011_people(database: DatabaseSyncInstance): void {
  database.exec(`
    create table accounts (
      name_key text primary key not null,
      name text not null,
      role text not null check (role in ('reader', 'editor', 'admin')),
      password_hash text,
      made_at integer not null
    ) without rowid;

    create table sessions (
      id text primary key not null,
      digest text unique not null,
      account text not null references accounts (name_key),
      opened_at integer not null,
      used_at integer not null,
      address text
    ) without rowid;
    create index sessions_by_account on sessions (account);

    create table tokens (
      id text primary key not null,
      digest text unique not null,
      account text not null references accounts (name_key),
      name text not null,
      role text not null check (role in ('reader', 'editor', 'admin')),
      made_at integer not null,
      used_on text
    ) without rowid;
    create index tokens_by_account on tokens (account);

    create table deeds (
      number integer primary key autoincrement,
      at integer not null,
      what text not null,
      about text,
      account text,
      address text
    );
  `)
}
