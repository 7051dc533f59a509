export { Upload, UploadPart, UploadPurpose } from './upload.entity.js';
export { removeUploadsOf, Uploads, type UploadOwner } from './uploads.js';
