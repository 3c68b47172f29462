"""What is printed: each paper declares the frozen dataclass that it prints and sets it on its page.

Never asks the database; whatever a paper says was handed to it.
"""
