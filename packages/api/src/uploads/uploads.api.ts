export { Upload, UploadPart, UploadPurpose } from './upload.entity.js';
export { removeUploadsOf, Uploads } from './uploads.js';
