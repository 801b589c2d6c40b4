/** The tables of the reference. Ids and tokens stand as hashes, seeds and protocol state encrypted; see `seal.ts`. */

/** Goes up with every change of a table: a file of another form is refused instead of half understood. */
export const schemaVersion = 3

export const schema = `
create table if not exists people (
  id text primary key, login text not null unique, name text not null, email text not null,
  account text not null, role text not null, password_hash text not null, locked integer not null default 0,
  -- where recovery links go; null: to the address of the account
  recovery_email text,
  -- goes up with every change of password, factors, role or lock: what was proven before counts no more
  credentials_version integer not null default 0,
  -- epoch milliseconds; tokens that were issued before are refused
  tokens_valid_from integer not null default 0,
  -- what authenticators know the person by: random, so that it tells nothing
  user_handle text not null default (lower(hex(randomblob(32)))));
create index if not exists people_by_email on people (lower(email));
create table if not exists totp_credentials (
  person text primary key references people(id), sealed_seed text not null, last_step integer not null default -1,
  id text not null unique default (lower(hex(randomblob(16)))));
create table if not exists webauthn_credentials (
  id text primary key, person text not null references people(id), public_key blob not null, counter integer not null);
create index if not exists webauthn_credentials_by_person on webauthn_credentials (person);
create table if not exists push_phones (
  id text primary key, person text not null references people(id), public_key text not null, created_at integer not null);
create table if not exists recovery_codes (
  code_hash text primary key, person text not null references people(id), used_at integer);
create table if not exists pending_factors (
  id_hash text primary key, person text not null, session text not null, kind text not null, sealed text not null,
  expires_at integer not null);
create table if not exists factor_labels (factor text primary key, name text not null, created_at integer not null);
create table if not exists activation_codes (
  code_hash text primary key, person text not null references people(id),
  -- the session or app that it was given in; null until then
  holder text, expires_at integer not null);
create table if not exists recovery_links (
  token_hash text primary key, person text not null, address text not null, credentials_version integer not null,
  expires_at integer not null);
create table if not exists recovery_requests (key text not null, at integer not null);
create index if not exists recovery_requests_by_key on recovery_requests (key, at);
create table if not exists mails (
  number integer primary key autoincrement, person text not null, kind text not null, address text not null,
  sealed text not null, at integer not null);
create table if not exists notices (
  number integer primary key autoincrement, person text not null, says text not null, at integer not null);
create table if not exists trusted_devices (
  token_hash text primary key, person text not null, agent text not null, credentials_version integer not null,
  expires_at integer not null,
  -- thumbprint of the key that the device had shown; null when it had shown none
  device_key text);
create index if not exists trusted_devices_by_person on trusted_devices (person);
create table if not exists guesses (
  key text primary key, failures integer not null default 0, locked_until integer not null default 0,
  -- how often it was locked, and all failures since the last success
  locks integer not null default 0, total integer not null default 0);
create table if not exists sessions (
  id text primary key, token_hash text not null unique, person text not null references people(id), level integer not null, auth_time integer not null,
  address text not null, device text not null, tls text, device_key text, created_at integer not null, seen_at integer not null);
create index if not exists sessions_by_person on sessions (person);
create table if not exists challenges (
  id_hash text primary key, session text not null, person text not null, details text not null,
  level integer not null, address text not null, expires_at integer not null);
create index if not exists challenges_by_session on challenges (session);
create table if not exists pending_sign_ins (
  id_hash text primary key, sealed text not null, expires_at integer not null, browser_hash text not null);
create table if not exists elevations (
  id text primary key, session text not null, person text not null, operation text not null, details text not null,
  level integer not null, method text not null, auth_time integer not null, used_at integer not null,
  expires_at integer not null, address text not null);
create index if not exists elevations_by_session on elevations (session, operation);
create table if not exists proposals (
  id text primary key, kind text not null, person text not null references people(id), version integer not null,
  expires_at integer not null, cancelled_at integer);
-- only ever added to: what was approved can be read as it was
create table if not exists proposal_versions (
  proposal text not null references proposals(id), version integer not null, payments text not null, made_at integer not null,
  primary key (proposal, version));
-- the id follows from the proposal, see ledger-key.ts
create table if not exists ledger (
  id text primary key, proposal text not null, person text not null, payee text not null, cents integer not null,
  currency text not null, name text, reference text, executed_at integer not null);
create index if not exists ledger_by_person on ledger (person, executed_at);
create table if not exists small_payments (person text primary key, payments integer not null, cents integer not null);
create table if not exists trusted_payees (
  person text not null references people(id), payee text not null, name text not null, added_at integer not null,
  primary key (person, payee));
create table if not exists daily_limits (person text primary key references people(id), cents integer not null);
create table if not exists spent_approvals (id text primary key, spent_at integer not null);
create table if not exists spent_proofs (id_hash text primary key, expires_at integer not null);
create index if not exists spent_proofs_by_end on spent_proofs (expires_at);
create table if not exists oidc_items (
  model text not null, id_hash text not null, sealed text not null, grant_id text, uid text, account text, expires_at integer,
  -- epoch milliseconds of the first time that it was kept, and of its one use
  issued_at integer not null, consumed_at integer,
  primary key (model, id_hash));
create index if not exists oidc_items_by_grant on oidc_items (grant_id);
create index if not exists oidc_items_by_account on oidc_items (account);
create index if not exists oidc_items_by_uid on oidc_items (uid);
create index if not exists oidc_items_by_expiry on oidc_items (expires_at);
create table if not exists kept_secrets (name text primary key, sealed text not null);
create table if not exists interaction_progress (
  uid_hash text primary key, person text not null, expires_at integer not null, credentials_version integer not null default 0);
create table if not exists finished_interactions (uid_hash text primary key, expires_at integer not null);
create table if not exists push_prompts (
  id text primary key, interaction text not null, person text not null references people(id), sealed_number text not null,
  details text not null, address text not null, agent text not null,
  -- the known device that asked, null for any other
  device text,
  -- open, approved, denied, expired, used
  state text not null, reported integer not null default 0, opened_at integer not null, answered_at integer,
  expires_at integer not null, credentials_version integer not null);
create index if not exists push_prompts_by_person on push_prompts (person, opened_at);
create table if not exists passkey_challenges (
  uid_hash text primary key, challenge text not null, expires_at integer not null);
-- what is usual for a person, as JSON; see risk/habits.ts
create table if not exists risk_habits (person text primary key references people(id), habits text not null);
create table if not exists risk_actions (
  number integer primary key autoincrement, person text not null, payee text, cents integer not null, at integer not null);
create index if not exists risk_actions_by_person on risk_actions (person, at);
create table if not exists risk_approvals (person text not null, payee text, cents integer not null, at integer not null);
create index if not exists risk_approvals_by_person on risk_approvals (person, at);
create table if not exists audit (
  number integer primary key, request_id text, event text not null, previous text not null, hash text not null);
create index if not exists audit_by_request on audit (request_id);
create table if not exists audit_head (id integer primary key check (id = 1), sealed text not null);
`
