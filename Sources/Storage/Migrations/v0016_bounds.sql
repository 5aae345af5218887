-- Words are kept for searching to their 64th character, and what is searched for is cut alike.

INSERT INTO product_terms (term, product_id)
SELECT DISTINCT substr(term, 1, 64), product_id FROM product_terms WHERE length(term) > 64
ON CONFLICT (term, product_id) DO NOTHING;
DELETE FROM product_terms WHERE length(term) > 64;

INSERT INTO customer_terms (term, customer_id)
SELECT DISTINCT substr(term, 1, 64), customer_id FROM customer_terms WHERE length(term) > 64
ON CONFLICT (term, customer_id) DO NOTHING;
DELETE FROM customer_terms WHERE length(term) > 64;
