"""What the memo's page is made of: the document with its marks, and the review beside it."""
