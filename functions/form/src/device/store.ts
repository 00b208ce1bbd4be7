import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Access, RegisterRequest } from '../api';

/** A registration that was begun and not sent. */
export interface Draft {
  roundId: string;
  /** The step at which she stopped. */
  step: number;
  request: Partial<Omit<RegisterRequest, 'candidate'>> & { candidate: Partial<RegisterRequest['candidate']> };
  /** Given with every attempt to send it, so that a lost answer does not register her twice. */
  idempotencyKey: string;
  /** Whether it was sent and no answer came. */
  sent: boolean;
}

/** A registration that this device may open. */
export interface Kept extends Access {
  occupation: string;
  level: number;
  roundId: string;
  siteId: string;
}

/** A file on its way; kept until the server has confirmed it, so that a lost network or a closed page loses nothing. */
export interface Pending {
  registrationNo: string;
  kind: string;
  fileName: string;
  /** Its `type` is what it is by its bytes. */
  file: Blob;
  /** Whether all of it was sent, so that only the confirmation is left. */
  sent?: boolean;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft };
  registrations: { key: string; value: Kept };
  uploads: { key: [string, string]; value: Pending };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('kaowu', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'roundId' });
      db.createObjectStore('registrations', { keyPath: 'registrationNo' });
      db.createObjectStore('uploads', { keyPath: ['registrationNo', 'kind'] });
    },
  });
  return opened;
}

/** What stays on this device: drafts, the registrations that it may open, and files that are on their way. */
export const store = {
  draft: async (roundId: string) => (await database()).get('drafts', roundId),
  drafts: async () => (await database()).getAll('drafts'),
  keepDraft: async (draft: Draft) => void (await (await database()).put('drafts', draft)),
  dropDraft: async (roundId: string) => (await database()).delete('drafts', roundId),

  registration: async (no: string) => (await database()).get('registrations', no),
  registrations: async () => (await database()).getAll('registrations'),
  keepRegistration: async (kept: Kept) => void (await (await database()).put('registrations', kept)),
  dropRegistration: async (no: string) => (await database()).delete('registrations', no),

  uploads: async () => (await database()).getAll('uploads'),
  upload: async (registrationNo: string, kind: string) => (await database()).get('uploads', [registrationNo, kind]),
  keepUpload: async (pending: Pending) => void (await (await database()).put('uploads', pending)),
  dropUpload: async (registrationNo: string, kind: string) =>
    (await database()).delete('uploads', [registrationNo, kind]),

  /** Forgets everything, for a phone that others use, too. */
  clear: async () => {
    const db = await database();
    await Promise.all([db.clear('drafts'), db.clear('registrations'), db.clear('uploads')]);
  },
};
