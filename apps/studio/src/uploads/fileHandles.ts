/**
 * Keeps file handles of dropped files in IndexedDB where the browser has them (File System Access), so that an upload
 * can go on after the browser was closed without choosing the file again.
 */
const DATABASE = 'yunqiao-studio';
const STORE = 'file-handles';

interface PermissionHandle extends FileSystemFileHandle {
  queryPermission(descriptor: { mode: 'read' }): Promise<PermissionState>;
  requestPermission(descriptor: { mode: 'read' }): Promise<PermissionState>;
}

interface HandleItem {
  getAsFileSystemHandle(): Promise<FileSystemHandle | null>;
}

function canGiveHandle(item: DataTransferItem): item is DataTransferItem & HandleItem {
  return 'getAsFileSystemHandle' in item;
}

/** Files of a drop together with their handles; must be called before the drop event ends. */
export function filesOfDrop(transfer: DataTransfer): Promise<{ file: File; handle: FileSystemFileHandle | null }[]> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file');
  const found = entries.map(async (item) => {
    const file = item.getAsFile();
    const handle = canGiveHandle(item) ? item.getAsFileSystemHandle() : null;
    return { file, handle: await handle };
  });
  return Promise.all(found).then((drops) =>
    drops.flatMap(({ file, handle }) =>
      file ? [{ file, handle: handle?.kind === 'file' ? (handle as FileSystemFileHandle) : null }] : [],
    ),
  );
}

/** A browser that keeps no handles (private window, full disk) asks for the file again later. */
export async function rememberHandle(mediaId: string, handle: FileSystemFileHandle): Promise<void> {
  try {
    await inStore('readwrite', (store) => store.put(handle, mediaId));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

export async function forgetHandle(mediaId: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(mediaId));
}

/** The file of an earlier visit, if the browser still lets us read it. `mayAsk` only after a click. */
export async function fileFromHandle(mediaId: string, mayAsk: boolean): Promise<File | null> {
  const handle = (await inStore('readonly', (store) => store.get(mediaId))) as PermissionHandle | undefined;
  if (!handle) return null;
  let permission = await handle.queryPermission({ mode: 'read' });
  if (permission === 'prompt' && mayAsk) permission = await handle.requestPermission({ mode: 'read' });
  return permission === 'granted' ? handle.getFile() : null;
}

function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error ?? new Error('INDEXED_DB_CLOSED'));
    opening.onsuccess = () => {
      const database = opening.result;
      const request = act(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('INDEXED_DB_CLOSED'));
      request.transaction!.oncomplete = () => database.close();
    };
  });
}
