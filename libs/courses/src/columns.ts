export { idColumn, idList } from '@yunqiao/platform';
