/** oidc-provider's storage on our database: ids as hashes, payloads encrypted. */
import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Database } from '../store/database.ts'
import { fingerprint } from '../store/seal.ts'

export class ItemStore implements Adapter {
  readonly #model: string
  readonly #database: Database
  readonly #now: () => number

  constructor(model: string, database: Database, now: () => number) {
    this.#model = model
    this.#database = database
    this.#now = now
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.#database.run(
      'insert or replace into oidc_items values (?, ?, ?, ?, ?, ?, ?)',
      this.#model,
      fingerprint(id),
      this.#database.seal.close(JSON.stringify(payload)),
      payload.grantId === undefined ? null : fingerprint(payload.grantId),
      payload.uid === undefined ? null : fingerprint(payload.uid),
      payload.accountId === undefined ? null : fingerprint(payload.accountId),
      expiresIn === undefined ? null : this.#now() + expiresIn * 1000,
    )
    await this.#database.settled()
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

  async consume(id: string): Promise<void> {
    const payload = await this.find(id)
    if (payload === undefined) return
    const sealed = this.#database.seal.close(JSON.stringify({ ...payload, consumed: Math.floor(this.#now() / 1000) }))
    this.#database.run('update oidc_items set sealed = ? where model = ? and id_hash = ?', sealed, this.#model, fingerprint(id))
  }

  async destroy(id: string): Promise<void> {
    this.#database.run('delete from oidc_items where model = ? and id_hash = ?', this.#model, fingerprint(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    this.#database.run('delete from oidc_items where model = ? and grant_id = ?', this.#model, fingerprint(grantId))
  }

  #read(column: 'id_hash' | 'uid', value: string): AdapterPayload | undefined {
    const row = this.#database.get(
      `select sealed from oidc_items where model = ? and ${column} = ? and (expires_at is null or expires_at > ?)`,
      this.#model,
      fingerprint(value),
      this.#now(),
    )
    return row === undefined ? undefined : (JSON.parse(this.#database.seal.open(String(row.sealed))) as AdapterPayload)
  }
}
