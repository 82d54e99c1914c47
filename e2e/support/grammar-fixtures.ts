import { FilterText } from "../pages/filter-text";
import { test as base } from "./many-accounts";

/** The way to write a whole query, as a page object. */
export const test = base.extend<{ filterText: FilterText }>({
  filterText: async ({ page }, use) => use(new FilterText(page)),
});
