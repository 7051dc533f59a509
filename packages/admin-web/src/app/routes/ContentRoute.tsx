import { ContentPage } from '../../content/ContentPage.js';

/** All content. */
export function ContentRoute() {
  return <ContentPage />;
}
