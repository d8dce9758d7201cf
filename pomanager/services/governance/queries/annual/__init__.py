"""What each chapter of the annual report tells, gathered from the questions that tell it elsewhere."""
