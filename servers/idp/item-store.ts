/** oidc-provider's storage on our database: ids as hashes, payloads encrypted. */
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import type { Defences } from '../gateway/defences.ts'
import type { Database } from '../store/database.ts'
import { fingerprint } from '../store/seal.ts'

export interface ItemStoreOptions {
  readonly database: Database
  readonly defences: Defences
  readonly now: () => number
}

export class ItemStore implements Adapter {
  readonly #model: string
  readonly #database: Database
  readonly #defences: Defences
  readonly #now: () => number

  constructor(model: string, { database, defences, now }: ItemStoreOptions) {
    this.#model = model
    this.#database = database
    this.#defences = defences
    this.#now = now
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const nowMs = this.#now()
    this.#database.run('delete from oidc_items where expires_at <= ?', nowMs)
    const changed = this.#database.run(
      `insert into oidc_items values (?, ?, ?, ?, ?, ?, ?, ?, null) on conflict do ${
        this.#model === 'ReplayDetection'
          ? 'nothing'
          : 'update set sealed = excluded.sealed, uid = excluded.uid, account = excluded.account, expires_at = excluded.expires_at'
      }`,
      this.#model,
      fingerprint(id),
      this.#database.seal.close(JSON.stringify(payload)),
      payload.grantId === undefined ? null : fingerprint(payload.grantId),
      payload.uid === undefined ? null : fingerprint(payload.uid),
      payload.accountId === undefined ? null : fingerprint(payload.accountId),
      expiresIn === undefined ? null : nowMs + expiresIn * 1000,
      nowMs,
    )
    await this.#database.settled()
    // Looking whether a proof or assertion was seen and keeping it is one step, or two at once would both pass.
    if (changed === 0) throw new errors.InvalidGrant('it was used already')
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#read('id_hash', id)
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#read('uid', uid)
  }

  /** The device flow is off, so nothing has a user code. */
  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  /** What is used once is not looked at first and spent later: this is where it is decided. */
  async consume(id: string): Promise<void> {
    const first = this.#spend(fingerprint(id))
    await this.#database.settled()
    if (!first) throw new errors.InvalidGrant('it was used already')
  }

  async destroy(id: string): Promise<void> {
    this.#database.run('delete from oidc_items where model = ? and id_hash = ?', this.#model, fingerprint(id))
    await this.#database.settled()
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    this.#database.run('delete from oidc_items where model = ? and grant_id = ?', this.#model, fingerprint(grantId))
    await this.#database.settled()
  }

  #spend(id: string): boolean {
    const model = this.#model
    const nowMs = this.#now()
    if (model === 'AuthorizationCode' || model === 'RefreshToken') {
      return this.#defences.redeemOnce(this.#database, { model, id, nowMs })
    }
    const sql = 'update oidc_items set consumed_at = ? where model = ? and id_hash = ? and consumed_at is null'
    return this.#database.run(sql, nowMs, model, id) === 1
  }

  #read(column: 'id_hash' | 'uid', value: string): AdapterPayload | undefined {
    const row = this.#database.get(
      `select sealed from oidc_items where model = ? and ${column} = ? and (expires_at is null or expires_at > ?)`,
      this.#model,
      fingerprint(value),
      this.#now(),
    )
    if (row === undefined) return undefined
    const payload = JSON.parse(this.#database.seal.open(String(row.sealed))) as AdapterPayload
    return this.#defences.issuedAs(this.#model, payload)
  }
}
