import type { PublicPictures, UploadReceiver } from '../../src/kernel/uploads.js';

/** What a server has that takes no files and shows no pictures. */
export const NO_FILES: { readonly uploads: UploadReceiver; readonly logos: PublicPictures } = {
  uploads: { receive: () => Promise.resolve() },
  logos: { find: () => Promise.resolve(undefined) },
};
