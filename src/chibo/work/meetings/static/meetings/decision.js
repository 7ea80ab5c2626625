// The text under the cursor is marked in the paper beside it.

import { followInPaper } from "../web/js/follow.js";

followInPaper((field) => (field.closest("#texts") ? field.name : ""));
