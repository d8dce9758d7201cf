"""The screens of minutes: their parts, the editor, the preview, and what becomes of them."""
